import './arrive'
import type { Route } from '../shell/router.svelte'

export default [
  { path: '/setup/:token?', load: () => import('./SetupPage.svelte'), title: 'setup.title', open: true },
  { path: '/join/:token?', load: () => import('./Join.svelte'), title: 'setup.join_tab', open: true },
] satisfies Route[]

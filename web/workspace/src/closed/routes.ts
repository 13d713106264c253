import type { Route } from '../shell/router.svelte'

export default [
  { path: '/closed/:room', load: () => import('./ClosedScreen.svelte'), title: 'closed.title' },
] satisfies Route[]

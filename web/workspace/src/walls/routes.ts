import type { Route } from '../shell/router.svelte'

export default [
  {
    path: '/health',
    load: () => import('./HealthScreen.svelte'),
    title: 'settings.walls',
    permission: 'settings.manage',
  },
] satisfies Route[]

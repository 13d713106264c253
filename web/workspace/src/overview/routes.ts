import SquareKanban from '@lucide/svelte/icons/square-kanban'
import type { Route } from '../shell/router.svelte'

export default [
  {
    path: '/overview/:room?',
    load: () => import('./OverviewScreen.svelte'),
    title: 'overview.title',
    permission: 'enquiry.view_all',
    rail: { label: 'shell.overview', icon: SquareKanban, order: 2 },
  },
] satisfies Route[]

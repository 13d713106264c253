import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column'
import type { Route } from '../shell/router.svelte'

export default [
  {
    path: '/report',
    load: () => import('./ReportScreen.svelte'),
    title: 'report.title',
    permission: 'report.view',
    rail: { label: 'shell.report', icon: ChartNoAxesColumn, order: 3 },
  },
] satisfies Route[]

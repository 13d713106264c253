import Inbox from '@lucide/svelte/icons/inbox'
import type { Route } from '../shell/router.svelte'

export default [
  {
    path: '/rooms/:room?',
    load: () => import('./Workspace.svelte'),
    title: 'shell.workspace',
    rail: { label: 'shell.workspace', icon: Inbox, order: 1 },
  },
] satisfies Route[]

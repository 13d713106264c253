import Inbox from '@lucide/svelte/icons/inbox'
import type { Route } from '../shell/router.svelte'

export default [
  {
    path: '/rooms/:room?',
    load: () => import('./Workspace.svelte'),
    title: 'shell.workspace',
    rail: { label: 'shell.workspace', icon: Inbox, order: 1 },
  },
  { path: '/message/:room/:id', load: () => import('./LinkedMessage.svelte'), title: 'speech.linked' },
  { path: '/private-message/:room/:id', load: () => import('./LinkedMessage.svelte'), title: 'speech.linked' },
] satisfies Route[]

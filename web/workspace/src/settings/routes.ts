import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import type { Route } from '../shell/router.svelte'

export default [
  {
    path: '/settings/:section?',
    load: () => import('./SettingsScreen.svelte'),
    title: 'settings.title',
    rail: { label: 'shell.settings', icon: SlidersHorizontal, order: 9, end: true },
  },
] satisfies Route[]

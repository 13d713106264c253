import Lock from '@lucide/svelte/icons/lock'
import MessageSquare from '@lucide/svelte/icons/message-square'
import { t } from '../messages'
import type { Command } from '../shell/commands.svelte'
import type { Audience } from './voices'

/** The palette's line that changes the send channel. */
export function composerCommand(audience: Audience, toggle: () => void): Command {
  const base = { id: 'switch channel', group: 'room', keys: ['Alt', 'P'], audience: t('rooms.nobody_sees'), run: toggle } as const
  if (audience === 'customer') return { ...base, keys: [...base.keys], label: t('rooms.switch_to_private'), icon: Lock }
  return { ...base, keys: [...base.keys], label: t('rooms.switch_to_chat'), icon: MessageSquare }
}

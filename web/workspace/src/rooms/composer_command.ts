import Lock from '@lucide/svelte/icons/lock'
import MessageSquare from '@lucide/svelte/icons/message-square'
import { t } from '../messages'
import type { Command } from '../shell/commands.svelte'
import type { Audience } from './voices'

/** The palette's line that changes the send channel. */
export function composerCommand(audience: Audience, toggle: () => void): Command {
  const [label, icon] =
    audience === 'customer' ? [t('rooms.switch_to_private'), Lock] : [t('rooms.switch_to_chat'), MessageSquare]
  const seen = t('rooms.nobody_sees')
  return { id: 'switch channel', group: 'room', label, icon, keys: ['Alt', 'P'], audience: seen, run: toggle }
}

import type { RoomView } from '@backchannel/wire-staff'
import { t } from '../messages'
import type { RoomState } from './room_state.svelte'
import type { Audience } from './voices'

/**
 * What the composer lets one do. `reason` says why it is not more. Locked is not switched: where only one audience is
 * possible, there is no menu to choose it from.
 */
export type ComposerMode =
  | { kind: 'switchable' }
  | { kind: 'private-locked'; reason: string }
  | { kind: 'chat-only'; reason: string }
  | { kind: 'closed'; reason: string }

/** The mode that the desk's answer leads to. */
export function modeOf(room: RoomState): ComposerMode {
  if (!room.view) return { kind: 'closed', reason: '' }
  const chat = channelOf(room.view, 'chat')
  const aside = channelOf(room.view, 'private_message')
  if (chat.available) return aside.available ? { kind: 'switchable' } : { kind: 'chat-only', reason: aside.reason }
  if (aside.available) return { kind: 'private-locked', reason: lockedReason(room.view, chat.reason) }
  return { kind: 'closed', reason: closedReason(room.view, chat.reason) }
}

/** The audience that this mode leaves, when the writer has chosen one. */
export function audienceIn(mode: ComposerMode, chosen: Audience): Audience {
  if (mode.kind === 'private-locked') return 'staff'
  return mode.kind === 'switchable' ? chosen : 'customer'
}

function channelOf(view: RoomView, name: 'chat' | 'private_message'): { available: boolean; reason: string } {
  return view.send_channels.find((channel) => channel.name === name) ?? { available: false, reason: '' }
}

function lockedReason(view: RoomView, reason: string): string {
  if (view.row.status === 'closed') return t('rooms.locked_closed')
  return view.relation === 'in_reach' ? t('rooms.locked_watching') : reason
}

function closedReason(view: RoomView, reason: string): string {
  return view.row.status === 'closed' ? t('rooms.is_closed') : reason
}

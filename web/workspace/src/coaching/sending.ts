import type { Written } from '../rooms/outbox.svelte'
import type { RoomState } from '../rooms/room_state.svelte'
import type { Audience } from '../rooms/voices'
import { proposalIn } from './proposal.svelte'

/** Whether what is written for this audience carries a reply to propose, so that it may be sent without other words. */
export function proposes(room: string, audience: Audience): boolean {
  return audience === 'staff' && proposalIn(room).text.trim() !== ''
}

/**
 * Send what was written: to staff with the reply that it proposes, if there is one; to the customer with a note to
 * oneself which suggestion it comes from, if it does. The words to the customer leave like any others.
 */
export function sendWritten(room: RoomState, audience: Audience, written: Written): void {
  if (proposes(room.id, audience)) {
    const proposal = proposalIn(room.id)
    room.outbox.suggest(proposal.text.trim(), written)
    return proposal.take(null)
  }
  const key = room.send(audience, written.text, written.files, written)
  const place = room.uses.editing
  if (audience === 'customer' && place !== null) room.uses.sends(key, place)
}

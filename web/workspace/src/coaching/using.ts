import { penOf } from '../rooms/pens.svelte'
import type { RoomState } from '../rooms/room_state.svelte'

/** Send a suggestion's words as they are: a message to the customer like any other, and a note of where it is from. */
export function sendAsMine(room: RoomState, text: string, place: number): void {
  if (room.uses.isSending(place)) return
  room.uses.sends(room.send('customer', text, []), place)
}

/** Whether something is written in Chat that a suggestion would take the place of. */
export function mustAsk(room: RoomState): boolean {
  return penOf(room.id).text('customer').trim() !== ''
}

/** Put a suggestion's words into the Chat draft, and remember where they are from. */
export function editFirst(room: RoomState, text: string, place: number): void {
  room.uses.edit(place)
  penOf(room.id).begin('customer', text)
}

/** Send the newest suggestion that is open, if there is one and this person may answer. Answers whether it was sent. */
export function sendNewest(room: RoomState): boolean {
  const newest = room.log.proposed.at(-1)
  if (!newest?.suggestion || !room.may('send_message')) return false
  sendAsMine(room, newest.suggestion.text, newest.private_seq)
  return true
}

import type { RoomState } from '../rooms/room_state.svelte'
import { session } from '../session/session.svelte'
import { api } from '../wire'

/** Whether this person can ask for help here: one call stands in a room, or none. */
export function mayAsk(room: RoomState): boolean {
  return room.may('raise_flag') && !room.view?.row.flag
}

/** Whether they may lower the flag that stands here: their own, or a colleague's whom they may answer. */
export function mayLower(room: RoomState): boolean {
  const flag = room.view?.row.flag
  if (!flag || !room.may('lower_flag')) return false
  return flag.by.id === session.me.id || session.may('flag.lower')
}

/** Ask for help, with words or without. */
export async function raiseFlag(room: RoomState, text: string): Promise<void> {
  await api.post(`rooms/${room.id}/flag`, { text })
  await room.refresh()
}

/** Take the call back, or answer it by hand. */
export async function lowerFlag(room: RoomState): Promise<void> {
  await api.delete(`rooms/${room.id}/flag`)
  await room.refresh()
}

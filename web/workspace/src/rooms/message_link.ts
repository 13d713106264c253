import type { RoomView } from '@backchannel/wire-staff'
import { href } from '../shell/router.svelte'
import type { Spoken } from './items'

/** The whole address of one message, to be pasted anywhere; null while it has no id. */
export function linkTo(room: string, { type, said }: Spoken): string | null {
  if (said.id === null) return null
  const kind = type === 'said' ? 'message' : 'private-message'
  return new URL(href(`/${kind}/${room}/${said.id}`), document.baseURI).href
}

/** The screen on which this reader meets a room: closed, as a member, or over the board. */
export function screenOf({ row, relation }: RoomView): string {
  if (row.status === 'closed') return `/closed/${row.id}`
  return relation === 'in_reach' ? `/overview/${row.id}` : `/rooms/${row.id}`
}

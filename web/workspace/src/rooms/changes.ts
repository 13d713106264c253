import type { ChangeReceipt, PrivateChangeReceipt, Wording } from '@backchannel/wire-staff'
import { api } from '../wire'
import type { Spoken } from './items'
import { newKey } from './outbox.svelte'

/** Milliseconds in which an author may edit or recall. */
export const CHANGE_WINDOW = 5 * 60_000

/** How far a public message had come when it was changed. */
export type Reached = ChangeReceipt['reached']

/** Where a message is changed, under `/api/`: two kinds, two addresses. */
function addressOf(room: string, { type, said }: Spoken): string {
  return `rooms/${room}/${type === 'said' ? 'messages' : 'private-messages'}/${said.id}`
}

/** The audience that the change's author was shown; its own endpoint checks it. */
function audienceOf({ type }: Spoken): 'customer' | 'staff' {
  return type === 'said' ? 'customer' : 'staff'
}

/** Let a message read otherwise. The key is the change's own, so that trying again changes nothing twice. */
export async function edit(room: string, message: Spoken, text: string, key = newKey()): Promise<void> {
  await api.put(addressOf(room, message), { audience: audienceOf(message), key, text })
}

/** Take a message back; answers how far a public one had come, null for a private one. */
export async function recall(room: string, message: Spoken, key = newKey()): Promise<Reached | null> {
  const body = { audience: audienceOf(message), key }
  const receipt = await api.post<ChangeReceipt | PrivateChangeReceipt>(`${addressOf(room, message)}/recall`, body)
  return 'reached' in receipt ? receipt.reached : null
}

/** How a message has read, oldest first. The desk records who looks. */
export function wordings(room: string, message: Spoken): Promise<Wording[]> {
  return api.get<Wording[]>(`${addressOf(room, message)}/history`)
}

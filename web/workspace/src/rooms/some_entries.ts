import type { EventEntry, MessageEntry, PrivateMessageEntry } from '@backchannel/wire-staff'

/** Entries for tests: Maria is the customer, Ines and Ben are staff. */
export const MARIA = { kind: 'customer', id: 'maria', name: 'Maria Lopez', picture: null } as const
export const INES = { kind: 'staff', id: 'ines', name: 'Ines Duarte', picture: null } as const
export const BEN = { id: 'ben', name: 'Ben Okafor', picture: null } as const

/** The moment of a place: one second after the one before. */
export function at(place: number): string {
  return new Date(Date.UTC(2026, 10, 22, 10, 0, place)).toISOString()
}

/** A public message at a place, said by Maria unless something else is said. */
export function message(seq: number, more: Partial<MessageEntry> = {}): MessageEntry {
  const said = { text: `said ${seq}`, files: [], key: null, quotes: null, state: 'said' as const }
  return { kind: 'message', seq, at: at(seq), actor: MARIA, id: `m${seq}`, ...said, ...more }
}

/** A public event at a place, by Ines. */
export function event(seq: number, name: EventEntry['event'], more: Partial<EventEntry> = {}): EventEntry {
  return { kind: 'event', seq, at: at(seq), actor: INES, event: name, number: null, ...more }
}

/** A private message, by Ben, behind a public place. */
export function aside(seq: number, after: number, more: Partial<PrivateMessageEntry> = {}): PrivateMessageEntry {
  return {
    kind: 'private_message',
    private_seq: seq,
    after,
    at: at(after),
    author: BEN,
    role_name: 'Agent',
    standing: 'member',
    id: `p${seq}`,
    text: `aside ${seq}`,
    files: [],
    mentions: [],
    key: null,
    suggestion: null,
    quotes_message: null,
    quotes_private: null,
    state: 'said',
    ...more,
  }
}

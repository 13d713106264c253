import type { ActorView, ChangeEntry, EnquiryView, EventEntry, MessageEntry } from '@backchannel/wire-customer'
import type { Unsent } from '../visit/state'

/** Entries and enquiries for tests, each with only what the test is about. */

const MORNING = Date.parse('2026-05-04T08:00:00Z')

export const minute = (count: number): string => new Date(MORNING + count * 60_000).toISOString()

export const CUSTOMER: ActorView = { kind: 'customer', id: 'c1', name: 'Maria', picture: null }
export const INES: ActorView = { kind: 'staff', id: 's1', name: 'Ines', picture: null }
export const BEN: ActorView = { kind: 'staff', id: 's2', name: 'Ben', picture: null }

export function message(seq: number, actor: ActorView, more: Partial<MessageEntry> = {}): MessageEntry {
  const key = actor === CUSTOMER ? `k${seq}` : null
  return {
    kind: 'message',
    seq,
    at: minute(seq),
    actor,
    id: `m${seq}`,
    text: `words ${seq}`,
    files: [],
    key,
    quote: null,
    state: 'said',
    ...more,
  }
}

type EventName = EventEntry['event']

export function event(seq: number, actor: ActorView, name: EventName, number: number | null = null): EventEntry {
  return { kind: 'event', seq, at: minute(seq), actor, event: name, number }
}

export function change(seq: number, of: number, state: ChangeEntry['state'], text = ''): ChangeEntry {
  return { kind: 'change', seq, at: minute(seq), actor: INES, of, state, text }
}

export function enquiry(id: string, more: Partial<EnquiryView> = {}): EnquiryView {
  return {
    id,
    code: `ENQ-${id.toUpperCase()}`,
    channel: 'widget',
    status: 'ongoing',
    tag: null,
    created_at: minute(0),
    closed_at: null,
    head: 0,
    seen: 0,
    unread: 0,
    last: null,
    rating: null,
    follows: null,
    members: [],
    ...more,
  }
}

export function unsent(key: string, more: Partial<Unsent> = {}): Unsent {
  const waiting = { thread: null, begins: null, refused: null, seq: null, files: [], at: minute(59) }
  return { key, room: 'r', text: 'unsent', ...waiting, ...more }
}

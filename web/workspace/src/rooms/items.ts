import type {
  EventEntry,
  FileView,
  MentionView,
  MessageEntry,
  PrivateEventEntry,
  PrivateMessageEntry,
  StaffFace,
  SuggestionView,
} from '@backchannel/wire-staff'
import { t } from '../messages'
import { sameDay } from '../messages/format'
import type { Entry } from './entries'
import type { Spot } from './jumps.svelte'
import type { Held } from './held.svelte'
import type { Unsent } from './outbox.svelte'

/** Milliseconds: messages of one sender that are closer stand together under one head. */
const TOGETHER = 5 * 60_000

/** How a message reads: as it was said, edited, or recalled. */
export type MessageState = MessageEntry['state']

/** A line of public speech, sent or on its way. `id` and `place` are null until the desk has confirmed it. */
export interface Said {
  id: string | null
  place: number | null
  at: string
  side: 'customer' | 'staff'
  author: { id: string; name: string; picture: string | null }
  text: string
  files: readonly FileView[]
  /** The message that it answers. */
  quote: Spot | null
  state: MessageState
  unsent: Unsent | null
  held: Held | null
}

/** A line of private speech, sent or on its way. Its id and place are those of the private log. */
export interface SaidPrivately {
  id: string | null
  place: number | null
  at: string
  author: StaffFace
  role: string
  watching: boolean
  mentions: readonly MentionView[]
  text: string
  files: readonly FileView[]
  /** The reply that it proposes, if it does. */
  suggestion: SuggestionView | null
  quote: Spot | null
  state: MessageState
  unsent: Unsent | null
}

/** One row of the timeline. `key` never changes: neither when the desk confirms nor when history is read. */
export type Item =
  | { type: 'day'; key: string; at: string }
  | { type: 'unread'; key: string; at: string }
  | { type: 'event'; key: string; entry: EventEntry }
  | { type: 'private_event'; key: string; entry: PrivateEventEntry }
  | { type: 'said'; key: string; said: Said; first: boolean; last: boolean; seen: boolean }
  | { type: 'private'; key: string; said: SaidPrivately; first: boolean; last: boolean; named: boolean }

/** A row that somebody spoke. */
export type Spoken = Extract<Item, { said: unknown }>

/** What is new to the reader, by places in both logs: behind `from`, up to `to`, or without an end while it is null. */
export interface News {
  from: { public: number; private: number }
  to: { public: number; private: number } | null
}

/** What the rows are made from. */
export interface Material {
  entries: readonly Entry[]
  unsent: readonly Unsent[]
  held: readonly Held[]
  me: StaffFace & { role: string; watching: boolean }
  news: News | null
  customerSeen: number
  privateOnly: boolean
}

/** The rows of a timeline: days, the line before what is new, events, bubbles, and slips. */
export function itemsOf(material: Material): Item[] {
  const shown = material.entries.filter((entry) => isShown(entry, material.privateOnly))
  const waiting = material.unsent.filter((unsent) => !material.privateOnly || unsent.audience === 'staff')
  const held = material.privateOnly ? [] : heldRows(material)
  const unsent = waiting.map((one) => unsentRow(one, material))
  const rows = [...shown.map((entry) => rowOf(entry)), ...held, ...unsent]
  const seen = lastSeen(shown, material.customerSeen)
  const line = firstNew(shown, material)
  const items: Item[] = []
  for (const [index, row] of rows.entries()) {
    const [before, after] = [rows[index - 1], rows[index + 1]]
    if (!before || !sameDay(atOf(before), atOf(row))) items.push({ type: 'day', key: `day ${row.key}`, at: atOf(row) })
    if (index === line && index > 0) items.push({ type: 'unread', key: 'unread', at: atOf(row) })
    const broken = index === line
    items.push(grouped(row, broken ? undefined : before, index + 1 === line ? undefined : after, index === seen))
  }
  return items
}

/** The row of one message; -1 when it is not among them. */
export function indexOf(items: readonly Item[], { log, place }: Spot): number {
  const type = log === 'public' ? 'said' : 'private'
  return items.findIndex((item) => item.type === type && item.said.place === place)
}

function isShown(entry: Entry, privateOnly: boolean): boolean {
  if (entry.kind === 'private_message') return true
  // What came of a suggestion is shown where it stands.
  if (entry.kind === 'private_event') return !entry.event.startsWith('suggestion_')
  return !privateOnly && !(entry.kind === 'event' && entry.event === 'seen')
}

function rowOf(entry: Entry): Item {
  if (entry.kind === 'event') return { type: 'event', key: `event ${entry.seq}`, entry }
  if (entry.kind === 'private_event') return { type: 'private_event', key: `aside ${entry.private_seq}`, entry }
  const { id, at, text, files, state } = entry
  const shared = { id, at, text, files, state, quote: quoteOf(entry), unsent: null }
  if (entry.kind === 'message') {
    const { actor } = entry
    const author = { id: actor.id ?? actor.kind, name: actor.name, picture: actor.picture }
    const side = actor.kind === 'customer' ? 'customer' : 'staff'
    return bubble(`said ${entry.key ?? id}`, { ...shared, place: entry.seq, side, author, held: null })
  }
  const { author, standing, mentions, suggestion } = entry
  const role = standing === 'assistant' ? t('assistants.assistant') : entry.role_name
  const own = { author, role, watching: standing === 'monitor', mentions, suggestion }
  return slip(`private ${entry.key ?? id}`, { ...shared, place: entry.private_seq, ...own })
}

/** What is held and is no message on its way from this browser: a colleague's, or one's own from another one. */
function heldRows({ held, unsent }: Material): Item[] {
  const here = new Set(unsent.map(({ key }) => key))
  return held
    .filter(({ key }) => key === null || !here.has(key))
    .map((one) => {
      const { at, author, text, files } = one
      const nowhere = { id: null, place: null, quote: null, state: 'said', unsent: null } as const
      return bubble(`said ${one.key ?? one.id}`, { ...nowhere, at, side: 'staff', author, text, files, held: one })
    })
}

function quoteOf(entry: MessageEntry | PrivateMessageEntry): Spot | null {
  if (entry.kind === 'message') return entry.quotes === null ? null : { log: 'public', place: entry.quotes }
  if (entry.quotes_message !== null) return { log: 'public', place: entry.quotes_message }
  return entry.quotes_private === null ? null : { log: 'private', place: entry.quotes_private }
}

function unsentRow(unsent: Unsent, { me, held: all }: Material): Item {
  const { at, text, files, mentions = [], quote = null } = unsent
  const shared = { id: null, place: null, at, text, files, quote, state: 'said' as const, unsent, author: me }
  if (unsent.audience === 'customer') {
    const held = all.find(({ key }) => key === unsent.key) ?? null
    return bubble(`said ${unsent.key}`, { ...shared, side: 'staff', held })
  }
  const suggestion = unsent.reply === undefined ? null : proposal(unsent.reply)
  return slip(`private ${unsent.key}`, { ...shared, role: me.role, watching: me.watching, mentions, suggestion })
}

function proposal(text: string): SuggestionView {
  return { text, state: 'open', by: null, at: null, sent: null, reason: '' }
}

function bubble(key: string, said: Said): Item {
  return { type: 'said', key, said, first: true, last: true, seen: false }
}

function slip(key: string, said: SaidPrivately): Item {
  return { type: 'private', key, said, first: true, last: true, named: true }
}

function grouped(row: Item, before: Item | undefined, after: Item | undefined, seen: boolean): Item {
  if (row.type === 'said') return { ...row, first: !joins(before, row), last: !joins(row, after), seen }
  if (row.type === 'private') {
    const [joined, goesOn] = [shareSlip(before, row), shareSlip(row, after)]
    return { ...row, first: !joined, last: !goesOn, named: !joined || !joins(before, row) }
  }
  return row
}

/** Private messages of a day that follow each other share a slip; what proposes a reply has one of its own. */
function shareSlip(one: Item | undefined, other: Item | undefined): boolean {
  if (one?.type !== 'private' || other?.type !== 'private') return false
  return !one.said.suggestion && !other.said.suggestion && sameDay(one.said.at, other.said.at)
}

function joins(one: Item | undefined, other: Item | undefined): boolean {
  if (!one || !other || one.type !== other.type || !('said' in one) || !('said' in other)) return false
  const apart = Date.parse(other.said.at) - Date.parse(one.said.at)
  return one.said.author.id === other.said.author.id && apart < TOGETHER && sameDay(one.said.at, other.said.at)
}

function atOf(item: Item): string {
  return 'entry' in item ? item.entry.at : 'said' in item ? item.said.at : item.at
}

function lastSeen(shown: readonly Entry[], customerSeen: number): number {
  return shown.findLastIndex(
    (entry) => entry.kind === 'message' && entry.actor.kind === 'staff' && entry.seq <= customerSeen,
  )
}

function firstNew(shown: readonly Entry[], { news, me }: Material): number {
  if (!news) return -1
  const { from, to } = news
  const isNew = (log: 'public' | 'private', place: number) => place > from[log] && (!to || place <= to[log])
  return shown.findIndex((entry) => {
    if (entry.kind === 'private_message') return entry.author.id !== me.id && isNew('private', entry.private_seq)
    return entry.kind === 'message' && entry.actor.id !== me.id && isNew('public', entry.seq)
  })
}

import type { EnquiryView, EventEntry, FileView, MessageEntry } from '@backchannel/wire-customer'
import { seenByTeam } from './log'
import type { Log, Refusal, Unsent } from '../visit/state'

/** Milliseconds: what one person says within this time stands together. */
const TOGETHER = 5 * 60_000

/** How far one's own message has come. */
export type Delivery = 'sending' | 'failed' | 'sent' | 'seen'

export interface DayRow {
  row: 'day'
  id: string
  at: string
}

/** Where an earlier enquiry of the same history begins. */
export interface EarlierRow {
  row: 'earlier'
  id: string
  enquiry: EnquiryView
}

/** Something happened. */
export interface LineRow {
  row: 'line'
  id: string
  event: string
  who: 'customer' | 'staff' | 'desk'
  name: string
  number: number | null
  at: string
}

/** Somebody spoke. `id` is the same before and after the desk's confirmation, so that nothing jumps. */
export interface SpeechRow {
  row: 'speech'
  id: string
  mine: boolean
  name: string
  picture: string | null
  text: string
  files: readonly FileView[]
  at: string
  /** Whether it opens a group of one person's messages. */
  first: boolean
  /** Of one's own: how far it has come; shown where it says something new. */
  delivery: Delivery | null
  refused: Refusal | null
  key: string | null
  state: MessageEntry['state']
  /** What it answers. */
  quote: MessageEntry['quote']
}

export type Row = DayRow | EarlierRow | LineRow | SpeechRow

/** Events that a line tells; the others change marks and lists only. */
const TOLD = ['picked_up', 'joined', 'left', 'taken_over', 'transferred', 'missed', 'closed', 'rated']

/** One enquiry of a history and what is here of its log. */
export interface Part {
  enquiry: EnquiryView
  log: Log
}

/** What the conversation shows, from top to bottom. */
export function timeline(parts: Part[], unsent: Unsent[]): Row[] {
  const rows: Row[] = []
  parts.forEach((part, index) => {
    if (index > 0 || parts.length > 1) rows.push({ row: 'earlier', id: part.enquiry.id, enquiry: part.enquiry })
    addEntries(rows, part)
  })
  const keys = new Set(rows.map((row) => row.id))
  for (const message of unsent) if (!keys.has(message.key)) add(rows, unsentRow(message))
  markDelivery(rows)
  return rows
}

function addEntries(rows: Row[], { enquiry, log }: Part): void {
  const seen = seenByTeam(log.entries)
  for (const entry of log.entries) {
    const row = entry.kind === 'message' ? speechRow(entry, seen) : entry.kind === 'event' && lineRow(enquiry.id, entry)
    if (row) add(rows, row)
  }
}

function speechRow(entry: MessageEntry, seen: number): SpeechRow {
  const mine = entry.actor.kind === 'customer'
  return {
    row: 'speech',
    id: entry.key ?? entry.id,
    mine,
    name: entry.actor.name,
    picture: entry.actor.picture,
    text: entry.text,
    files: entry.files,
    at: entry.at,
    first: true,
    delivery: mine ? (entry.seq <= seen ? 'seen' : 'sent') : null,
    refused: null,
    key: entry.key,
    state: entry.state,
    quote: entry.quote,
  }
}

function unsentRow(message: Unsent): SpeechRow {
  const { key, text, files, at, refused } = message
  const delivery = refused ? 'failed' : message.seq === null ? 'sending' : 'sent'
  const mine = { row: 'speech', mine: true, name: '', picture: null, first: true, state: 'said', quote: null } as const
  return { ...mine, id: key, text, files, at, delivery, refused, key }
}

function lineRow(room: string, entry: EventEntry): LineRow | null {
  if (!TOLD.includes(entry.event)) return null
  const { event, at, number, actor } = entry
  return { row: 'line', id: `${room}.${entry.seq}`, event, who: actor.kind, name: actor.name, number, at }
}

function add(rows: Row[], row: SpeechRow | LineRow): void {
  const last = rows.at(-1)
  const day = dayOf(row.at)
  if (!last || last.row === 'earlier' || (last.row !== 'day' && dayOf(last.at) !== day)) {
    if (rows.findLast((one) => one.row === 'day')?.id !== day) rows.push({ row: 'day', id: day, at: row.at })
  }
  if (row.row === 'speech' && last?.row === 'speech') row.first = !together(last, row)
  rows.push(row)
}

function together(one: SpeechRow, other: SpeechRow): boolean {
  const gap = Date.parse(other.at) - Date.parse(one.at)
  const same = one.mine ? other.mine : !other.mine && one.name === other.name
  return same && gap < TOGETHER && dayOf(one.at) === dayOf(other.at)
}

/** A calendar day where the reader is. */
function dayOf(at: string): string {
  return new Date(at).toDateString()
}

/** `sent` and `seen` are told once, under the last of one's own messages; an answer below makes them obvious. */
function markDelivery(rows: Row[]): void {
  const last = rows.findLast((row) => row.row === 'speech')
  for (const row of rows) {
    if (row.row !== 'speech' || row === last) continue
    if (row.delivery === 'sent' || row.delivery === 'seen') row.delivery = null
  }
}

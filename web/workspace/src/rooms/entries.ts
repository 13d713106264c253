import type {
  ChangeEntry,
  EventEntry,
  MessageEntry,
  PrivateChangeEntry,
  PrivateEventEntry,
  PrivateMessageEntry,
  TimelinePage,
} from '@backchannel/wire-staff'
import type { Spot } from './jumps.svelte'

/** What a room's timeline is made of: the public log and the private one, in one order. */
export type Entry = MessageEntry | EventEntry | PrivateLogEntry
/** What stands in the private log: what staff said, and what they did. */
export type PrivateLogEntry = PrivateMessageEntry | PrivateEventEntry
/** What says of an earlier entry how it reads from now on. It is drawn at that entry, not where it stands itself. */
export type Change = ChangeEntry | PrivateChangeEntry

/** Whether an entry stands in the private log. */
export function isAside(entry: Entry): entry is PrivateLogEntry {
  return entry.kind === 'private_message' || entry.kind === 'private_event'
}

/**
 * Where an entry stands: behind its public place, then the private ones that were accepted after it. No clock decides,
 * so the order is the same after every reload.
 */
export function placeOf(entry: Entry): [number, number] {
  return isAside(entry) ? [entry.after, entry.private_seq] : [entry.seq, 0]
}

/** What an entry is, once: two of the same name are the same entry. */
export function nameOf(entry: Entry): string {
  return isAside(entry) ? `private ${entry.private_seq}` : `public ${entry.seq}`
}

/** Whether an entry is a message that stands there. */
export function isAt(entry: Entry, { log, place }: Spot): boolean {
  if (entry.kind === 'private_message') return log === 'private' && entry.private_seq === place
  return entry.kind === 'message' && log === 'public' && entry.seq === place
}

/** What of a page is drawn where it stands. */
export function drawn(entries: TimelinePage['entries']): Entry[] {
  return entries.filter((entry) => entry.kind !== 'change' && entry.kind !== 'private_change')
}

/** The entries with one of them as it reads after a change. */
export function changed(known: readonly Entry[], change: Change): readonly Entry[] {
  const spot: Spot = { log: change.kind === 'change' ? 'public' : 'private', place: change.of }
  const { state, text } = change
  const anew = (entry: Entry): Entry => {
    const gone = state === 'recalled'
    if (entry.kind === 'message') return { ...entry, text, state, files: gone ? [] : entry.files }
    if (entry.kind !== 'private_message') return entry
    return { ...entry, text, state, ...(gone ? { files: [], mentions: [], suggestion: null } : {}) }
  }
  return known.map((entry) => (isAt(entry, spot) ? anew(entry) : entry))
}

/** Less than zero when `one` stands before `other`. */
export function compare(one: Entry, other: Entry): number {
  const [a, b] = [placeOf(one), placeOf(other)]
  return a[0] - b[0] || a[1] - b[1]
}

/**
 * Both lists in one order, each entry once; what is in `more` replaces what was known before.
 *
 * @param known entries in order
 * @param more entries in any order, usually few
 */
export function merged(known: readonly Entry[], more: readonly Entry[]): Entry[] {
  const fresh = new Map(more.map((entry) => [nameOf(entry), entry]))
  const kept = known.filter((entry) => !fresh.has(nameOf(entry)))
  return together(kept, [...fresh.values()].sort(compare))
}

function together(known: readonly Entry[], fresh: readonly Entry[]): Entry[] {
  const all: Entry[] = []
  let next = 0
  for (const entry of known) {
    for (let one = fresh[next]; one && compare(one, entry) < 0; one = fresh[++next]) all.push(one)
    all.push(entry)
  }
  return [...all, ...fresh.slice(next)]
}

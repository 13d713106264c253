import type { EnquiryView } from '@backchannel/wire-customer'
import type { Entry, Log } from '../visit/state'

/** A log with these entries as well: in order of their places, each once. */
export function withEntries(log: Log | undefined, came: readonly Entry[]): Entry[] {
  const kept = log?.entries ?? []
  const last = kept.at(-1)?.seq ?? 0
  if (came.every((entry, index) => entry.seq > (came[index - 1]?.seq ?? last))) return reread([...kept, ...came], came)
  const bySeq = new Map([...kept, ...came].map((entry) => [entry.seq, entry]))
  return reread(
    [...bySeq.values()].sort((one, other) => one.seq - other.seq),
    came,
  )
}

/** The entries as they read after the changes that came: what was edited, or removed, and what answers it. */
function reread(entries: Entry[], came: readonly Entry[]): Entry[] {
  for (const change of came) {
    if (change.kind !== 'change') continue
    const { of, state, text } = change
    const recalled = state === 'recalled'
    entries = entries.map((entry) => {
      if (entry.kind !== 'message') return entry
      if (entry.seq === of) return { ...entry, state, text, files: recalled ? [] : entry.files }
      if (entry.quote?.seq === of) return { ...entry, quote: { ...entry.quote, text, recalled } }
      return entry
    })
  }
  return entries
}

/** The place up to which the team has seen what was said, 0 when nothing. */
export function seenByTeam(entries: Entry[]): number {
  let place = 0
  for (const entry of entries)
    if (entry.kind === 'event' && entry.event === 'seen' && entry.actor.kind === 'staff')
      place = Math.max(place, entry.number ?? 0)
  return place
}

/** The place of the last thing that the team said, 0 when nothing. */
export function lastOfTeam(entries: Entry[]): number {
  return entries.findLast((entry) => entry.kind === 'message' && entry.actor.kind !== 'customer')?.seq ?? 0
}

/** An enquiry after one more entry: what the list shows of it. */
export function afterEntry(enquiry: EnquiryView, entry: Entry): EnquiryView {
  if (entry.seq <= enquiry.head) return enquiry
  const after = { ...enquiry, head: entry.seq }
  if (entry.kind === 'change') return after
  if (entry.kind === 'event') return afterEvent(after, entry.event, entry.at)
  const mine = entry.actor.kind === 'customer'
  const text = entry.text || entry.files.map((file) => file.name).join(', ')
  const unread = enquiry.unread + (mine ? 0 : 1)
  return { ...after, unread, last: { text, by: mine ? 'customer' : 'staff', at: entry.at, state: 'said' } }
}

function afterEvent(enquiry: EnquiryView, event: string, at: string): EnquiryView {
  if (event === 'closed') return { ...enquiry, status: 'closed', closed_at: at }
  if (event === 'missed') return { ...enquiry, status: 'missed' }
  if (event === 'picked_up') return { ...enquiry, status: enquiry.status === 'missed' ? 'followed_up' : 'ongoing' }
  return enquiry
}

/** The enquiries of one history, oldest first, ending with this one. */
export function history(enquiries: EnquiryView[], id: string | null): EnquiryView[] {
  const chain: EnquiryView[] = []
  for (let at = id; at !== null;) {
    const found: EnquiryView | undefined = enquiries.find((enquiry) => enquiry.id === at)
    if (!found || chain.includes(found)) break
    chain.unshift(found)
    at = found.follows
  }
  return chain
}

/** The newest enquiry of each history, newest first: what the list of conversations shows. */
export function conversations(enquiries: EnquiryView[]): EnquiryView[] {
  const followed = new Set(enquiries.map((enquiry) => enquiry.follows))
  return enquiries.filter((enquiry) => !followed.has(enquiry.id))
}

/** Whether an enquiry still goes on. */
export const isLive = (enquiry: EnquiryView): boolean => enquiry.status !== 'closed'

import type { Mentionable } from '@backchannel/wire-staff'
import { session } from '../session/session.svelte'
import type { Entry } from '../rooms/entries'
import type { RoomState } from '../rooms/room_state.svelte'
import { keptWords } from './kept_words.svelte'
import type { Audience, Colleague, Said, Situation } from './situation'

/** How many of a room's last entries are looked at. */
const LAST = 80

/**
 * A Chat text as the guard sees it: with what this screen shows of the room, and nothing that it does not.
 *
 * @param room the room it is for
 * @param draft its text, and the seconds since its writer changed to Chat, or null
 * @param named who can be named in the room
 */
export function situationOf(
  room: RoomState,
  draft: { text: string; since: number | null },
  named: readonly Mentionable[],
): Situation {
  const entries = room.log.entries.slice(-LAST)
  return {
    room: {
      customer: room.view?.row.customer.name ?? '',
      staff: colleagues(room, entries, named),
      messages: entries.flatMap(said),
      kept_words: keptWords.all,
    },
    draft: {
      author: session.me.name,
      text: draft.text,
      seconds_since_mode_change: draft.since,
      own_audiences: own(room, entries),
    },
  }
}

function said(entry: Entry): Said[] {
  if (entry.kind === 'private_message') {
    return [{ audience: 'staff', by: 'staff', author: entry.author.name, text: entry.text, at: entry.at }]
  }
  if (entry.kind !== 'message') return []
  const by = entry.actor.kind === 'customer' ? 'customer' : 'staff'
  return [{ audience: 'customer', by, author: entry.actor.name, text: entry.text, at: entry.at }]
}

function own(room: RoomState, entries: readonly Entry[]): Audience[] {
  const sent = entries.flatMap((entry): Audience[] => {
    if (entry.kind === 'private_message') return entry.author.id === session.me.id ? ['staff'] : []
    return entry.kind === 'message' && entry.actor.id === session.me.id ? ['customer'] : []
  })
  return [...sent, ...room.outbox.all.map((unsent) => unsent.audience)]
}

function colleagues(room: RoomState, entries: readonly Entry[], named: readonly Mentionable[]): Colleague[] {
  const names = new Set([
    ...(room.view?.members ?? []).map((one) => one.staff.name),
    ...room.monitors.map((one) => one.name),
    ...entries.flatMap((entry) => (entry.kind === 'private_message' ? entry.author.name : [])),
    ...named.flatMap((one) => (one.kind === 'staff' ? one.name : [])),
  ])
  const departments = named.flatMap((one) => (one.kind === 'department' ? one.name : []))
  return [
    ...[...names].map((name) => ({ name, department: null })),
    ...departments.map((department) => ({ name: '', department })),
  ]
}

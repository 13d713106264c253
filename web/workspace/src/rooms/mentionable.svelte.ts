import type { Mentionable } from '@backchannel/wire-staff'
import { session } from '../session/session.svelte'
import { api } from '../wire'
import { namedIn } from './naming'

/** Milliseconds after which it is asked anew who could be named: people join, leave and change their rights. */
const FRESH = 20_000

/** Who can be named in one room's private messages. */
export class MentionableIn {
  readonly #room: string
  #all = $state.raw<readonly Mentionable[]>([])
  #chosen = new Set<string>()
  #asked = -Infinity

  constructor(room: string) {
    this.#room = room
  }

  get all(): readonly Mentionable[] {
    return this.#all
  }

  /** Ask the desk, unless it has just been asked; `anew` asks in any case. */
  async load(anew = false): Promise<void> {
    if (!anew && performance.now() - this.#asked < FRESH) return
    this.#asked = performance.now()
    try {
      this.#all = await api.get<Mentionable[]>(`rooms/${this.#room}/mentionable`)
    } catch {
      this.#asked = -Infinity
    }
  }

  /** This one was meant, among all of the same name. */
  choose(one: Mentionable): void {
    this.#chosen.add(one.id)
  }

  /** Whom a text names. */
  in(text: string): Mentionable[] {
    return text.includes('@') ? namedIn(text, this.#all, this.#chosen) : []
  }
}

const rooms = new Map<string, MentionableIn>()
session.leaving(() => rooms.clear())

/** Who can be named in a room; the same object until one signs out. */
export function mentionableIn(room: string): MentionableIn {
  const found = rooms.get(room) ?? new MentionableIn(room)
  rooms.set(room, found)
  return found
}

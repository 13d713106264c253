import { penOf } from '../rooms/pens.svelte'
import type { MentionableIn } from '../rooms/mentionable.svelte'
import type { RoomState } from '../rooms/room_state.svelte'
import { keptWords } from './kept_words.svelte'
import { situationOf } from './of_room'
import { judge, type Verdict } from './score'
import { countSlip } from './slips'

/** Stands before what one says to a customer: a text that seems meant for colleagues waits for its writer's answer. */
export class Guard {
  readonly #room: RoomState
  readonly #known: MentionableIn
  #asked = $state.raw<{ text: string; verdict: Verdict } | null>(null)

  constructor(room: RoomState, known: MentionableIn) {
    this.#room = room
    this.#known = known
  }

  /** The text that waits and what the guard makes of it; null while nothing is asked. */
  get asked(): { text: string; verdict: Verdict } | null {
    return this.#asked
  }

  /** Find out which names and words there are, before something is sent. */
  begin(): void {
    void this.#known.load()
    void keptWords.load()
  }

  /** Whether a text must not go yet, because its writer is being asked. */
  stops(text: string): boolean {
    if (this.#asked) return true
    const since = penOf(this.#room.id).sinceChange
    const verdict = judge(situationOf(this.#room, { text, since }, this.#known.all))
    if (verdict.asks) this.#asked = { text, verdict }
    return verdict.asks
  }

  /** The writer has answered. */
  answered(kind: 'guard_private' | 'guard_kept' | 'guard_sent'): void {
    this.#asked = null
    countSlip(this.#room.id, kind)
  }
}

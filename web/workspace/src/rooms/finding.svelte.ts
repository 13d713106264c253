import type { TimelinePage } from '@backchannel/wire-staff'
import { api, inWords } from '../wire'

/** A message that fits: where it stands, who said it, and what. */
export interface Hit {
  log: 'public' | 'private'
  place: number
  at: string
  author: string
  text: string
}

/** How many hits, and how many stretches of history, one step looks for before it asks whether to go on. */
const ENOUGH = 20
const STRETCHES = 20

/** Looks for words in one room, a stretch of its history at a time, the newest first. */
export class Finding {
  readonly #room: () => string
  #hits = $state.raw<readonly Hit[]>([])
  #before = $state.raw<{ public_before: number; private_before: number } | null>(null)
  #busy = $state(false)
  #settled = $state(false)
  #why = $state('')
  #words = ''
  #turn = 0

  constructor(room: () => string) {
    this.#room = room
  }

  get hits(): readonly Hit[] {
    return this.#hits
  }

  get busy(): boolean {
    return this.#busy
  }

  /** Whether what was typed has been looked for. */
  get settled(): boolean {
    return this.#settled
  }

  /** Whether there is history that has not been looked through. */
  get more(): boolean {
    return this.#before !== null
  }

  /** Why it could not be looked for. */
  get why(): string {
    return this.#why
  }

  /** Look for these words, from the newest message on. */
  async look(words: string): Promise<void> {
    this.#words = words.trim()
    this.#turn++
    this.#hits = []
    this.#before = null
    this.#settled = this.#busy = false
    this.#why = ''
    if (this.#words) await this.#go({})
  }

  /** Go on where it stopped. */
  async further(): Promise<void> {
    if (this.#before) await this.#go(this.#before)
  }

  async #go(from: Record<string, number>): Promise<void> {
    const turn = ++this.#turn
    const wanted = this.#hits.length + ENOUGH
    let query = from
    this.#busy = true
    try {
      for (let n = 0; n < STRETCHES; n++) {
        const page = await api.get<TimelinePage>(`rooms/${this.#room()}/found`, { words: this.#words, ...query })
        if (turn !== this.#turn) return
        this.#hits = [...this.#hits, ...hitsOf(page)]
        const { public_before, private_before } = page
        this.#before = public_before === null || private_before === null ? null : { public_before, private_before }
        if (!this.#before || this.#hits.length >= wanted) break
        query = this.#before
      }
      this.#settled = true
    } catch (error) {
      if (turn === this.#turn) this.#why = inWords(error)
    }
    if (turn === this.#turn) this.#busy = false
  }
}

function hitsOf({ entries }: TimelinePage): Hit[] {
  return entries
    .flatMap((entry): Hit[] => {
      if (entry.kind !== 'message' && entry.kind !== 'private_message') return []
      const text = entry.text || entry.files.map((file) => file.name).join(', ')
      const { at } = entry
      return entry.kind === 'message'
        ? [{ log: 'public', place: entry.seq, at, author: entry.actor.name, text }]
        : [{ log: 'private', place: entry.private_seq, at, author: entry.author.name, text }]
    })
    .reverse()
}

import { api, Failure, live } from '../wire'
import { kept, type Kept } from './kept'

/** Milliseconds until the desk is told again that a suggestion was used. */
const AGAIN = 5_000

/** A suggestion whose words were sent: `seq` is the public place of the message, null until it has one. */
interface Use {
  key: string
  place: number
  seq: number | null
}

/**
 * Which suggestions one's own public messages come from. To say something to the customer and to note where it came
 * from are two requests; this remembers the second until the desk has it, across reloads.
 */
export class Uses {
  readonly #room: string
  readonly #kept: Kept<readonly Use[]>
  readonly #origin: Kept<number>
  #all = $state.raw<readonly Use[]>([])
  #editing = $state<number | null>(null)
  #waits: ReturnType<typeof setTimeout> | undefined

  constructor(room: string, me: string) {
    this.#room = room
    this.#kept = kept(`backchannel.uses.${me}.${room}`)
    this.#origin = kept(`backchannel.origin.${me}.${room}`)
    this.#all = this.#kept.read() ?? []
    this.#editing = this.#origin.read()
  }

  /** The place of the suggestion that the Chat draft comes from, or null. */
  get editing(): number | null {
    return this.#editing
  }

  /** Whether this suggestion's words are on their way. */
  isSending(place: number): boolean {
    return this.#all.some((use) => use.place === place)
  }

  /** The Chat draft comes from this suggestion from now on, or from none. */
  edit(place: number | null): void {
    this.#editing = place
    this.#origin.write(place)
  }

  /** A public message of this key says what was suggested. */
  sends(key: string, place: number): void {
    this.#keep([...this.#all, { key, place, seq: null }])
    if (this.#editing === place) this.edit(null)
  }

  /** A message of one's own has its place. */
  said(key: string, seq: number): void {
    const found = this.#all.find((use) => use.key === key && use.seq === null)
    if (!found) return
    this.#keep(this.#all.map((use) => (use === found ? { ...use, seq } : use)))
    void this.#tell()
  }

  /** A message that could not be sent went back to its draft, which comes from the same suggestion. */
  takenBack(key: string): void {
    const found = this.#all.find((use) => use.key === key)
    if (!found) return
    this.#keep(this.#all.filter((use) => use !== found))
    this.edit(found.place)
  }

  /** A message that was on its way never reached the customer, and is no Chat draft again. */
  dropped(key: string): void {
    this.#keep(this.#all.filter((use) => use.key !== key))
  }

  /** Tell the desk what it has not heard yet, now and at each new connection; answers how to stop. */
  start(): () => void {
    const stop = live.opened(() => void this.#tell())
    return () => {
      stop()
      clearTimeout(this.#waits)
    }
  }

  async #tell(): Promise<void> {
    clearTimeout(this.#waits)
    for (const use of this.#all.filter(({ seq }) => seq !== null)) {
      try {
        await api.post(`rooms/${this.#room}/suggestions/${use.place}/used`, { seq: use.seq })
      } catch (error) {
        if (error instanceof Failure && error.passing) {
          this.#waits = setTimeout(() => void this.#tell(), AGAIN)
          continue
        }
      }
      this.#keep(this.#all.filter(({ key }) => key !== use.key))
    }
  }

  #keep(next: readonly Use[]): void {
    this.#all = next
    this.#kept.write(next.length ? next : null)
  }
}

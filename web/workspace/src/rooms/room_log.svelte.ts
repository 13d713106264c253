import { placesOf } from '@backchannel/socket'
import type {
  ChangeEntry,
  EventEntry,
  MessageEntry,
  PrivateChangeEntry,
  PrivateMessageEntry,
  SuggestionView,
  TimelinePage,
} from '@backchannel/wire-staff'
import { api, live } from '../wire'
import { changed, drawn, isAside, isAt, merged, type Change, type Entry, type PrivateLogEntry } from './entries'
import type { Spot } from './jumps.svelte'

/** How many entries one page of history holds. */
const PAGE = 60
/** How many when a message far back is looked for. */
const MOST = 200

/** Both logs of a room, in one order, as far as they have been read. */
export class RoomLog {
  readonly #room: string
  readonly #public = placesOf()
  readonly #private = placesOf()
  #entries = $state.raw<readonly Entry[]>([])
  /** Messages that others answer, from before what has been read. */
  #beside = $state.raw<readonly Entry[]>([])
  #before = $state.raw<{ public: number | null; private: number | null } | null>(null)
  #coming: Promise<void> | undefined
  #loading = $state(false)
  #failed = $state(false)
  #customerSeen = $state(0)
  #begun = $state(false)

  constructor(room: string) {
    this.#room = room
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  /** How far the customer has read the public log. */
  get customerSeen(): number {
    return this.#customerSeen
  }

  /** Whether there is history that has not been read, is on its way, or could not be read. */
  get history(): 'none' | 'more' | 'loading' | 'failed' {
    if (!this.#before) return 'none'
    return this.#loading ? 'loading' : this.#failed ? 'failed' : 'more'
  }

  /** The last places of both logs that have come. */
  get heads(): { public: number; private: number } {
    return { public: this.#public.at(this.#room) ?? 0, private: this.#private.at(this.#room) ?? 0 }
  }

  /** Whether there is something to go on from. */
  get begun(): boolean {
    return this.#begun
  }

  /** Read the newest page. */
  async begin(customerSeen: number): Promise<void> {
    const page = await this.#page({})
    this.#customerSeen = Math.max(this.#customerSeen, customerSeen)
    this.#public.begin(this.#room, page.head)
    this.#private.begin(this.#room, page.private_head)
    this.#take(page)
    this.#begun = true
  }

  /** Read the page before the first entry that is here. */
  older(): Promise<void> {
    this.#failed = false
    return this.#further(PAGE)
  }

  /** Read history until a place of one log is here, if it is in the log at all. */
  async reach(log: 'public' | 'private', place: number): Promise<void> {
    while ((this.#before?.[log] ?? 0) > place && !this.#failed) await this.#further(MOST)
  }

  /** The next public entry has come. Answers whether it is new. */
  came(entry: MessageEntry | EventEntry | ChangeEntry): boolean {
    const step = this.#public.take(this.#room, entry.seq)
    if (step === 'gap') live.resync()
    if (step !== 'next') return false
    if (entry.kind === 'event') this.#noticed(entry)
    if (entry.kind === 'change') this.#reads(entry)
    else this.put(entry)
    return true
  }

  #reads(change: Change): void {
    this.#entries = changed(this.#entries, change)
    this.#beside = changed(this.#beside, change)
  }

  /** The message at a place, if it has been read. */
  find(spot: Spot): Entry | undefined {
    return this.#entries.find((entry) => isAt(entry, spot)) ?? this.#beside.find((entry) => isAt(entry, spot))
  }

  /** Read the message at a place, which is before what has been read. */
  async lookUp(spot: Spot): Promise<void> {
    const [past, none] = [spot.place + 1, 0]
    const asked = spot.log === 'public' ? { public_before: past, private_before: none } : null
    const page = await this.#page({ ...(asked ?? { public_before: none, private_before: past }), limit: 1 })
    this.#beside = [...this.#beside, ...drawn(page.entries).filter((entry) => isAt(entry, spot))]
  }

  /** The next private entry has come. Answers whether it is new. */
  cameAside(entry: PrivateLogEntry | PrivateChangeEntry): boolean {
    const step = this.#private.take(this.#room, entry.private_seq)
    if (step === 'gap') live.resync()
    if (step !== 'next') return false
    if (entry.kind === 'private_change') this.#reads(entry)
    else this.put(entry)
    if (entry.kind === 'private_event') this.#decided(entry.about, entry.suggestion)
    return true
  }

  /** The suggestions that are here and wait for a decision, oldest first. */
  get proposed(): readonly PrivateMessageEntry[] {
    return this.#entries.flatMap((entry) =>
      entry.kind === 'private_message' && entry.suggestion?.state === 'open' ? [entry] : [],
    )
  }

  /** Put an entry into its place, such as one that the desk has just confirmed. */
  put(entry: Entry): void {
    this.#entries = merged(this.#entries, [entry])
  }

  /** Forget everything: the room is no longer open to this reader. */
  clear(): void {
    this.#entries = []
    this.#beside = []
    this.#before = null
    this.#begun = false
    this.#public.forget(this.#room)
    this.#private.forget(this.#room)
  }

  /** One page more; whoever asks while one is on its way waits for that one. */
  #further(limit: number): Promise<void> {
    if (!this.#before) return Promise.resolve()
    this.#coming ??= this.#read(limit, this.#before)
    return this.#coming
  }

  async #read(limit: number, before: { public: number | null; private: number | null }): Promise<void> {
    this.#loading = true
    try {
      this.#take(await this.#page({ public_before: before.public, private_before: before.private, limit }))
    } catch {
      this.#failed = true
    } finally {
      // Whoever hears that nothing is loading any more may ask for the next page at once.
      this.#coming = undefined
      this.#loading = false
    }
  }

  #page(wanted: { public_before?: number | null; private_before?: number | null; limit?: number }) {
    return api.get<TimelinePage>(`rooms/${this.#room}/timeline`, { limit: PAGE, ...wanted })
  }

  #take(page: TimelinePage): void {
    this.#entries = merged(this.#entries, drawn(page.entries))
    const atBeginning = page.public_before === null && page.private_before === null
    this.#before = atBeginning ? null : { public: page.public_before, private: page.private_before }
  }

  /** Something has come of a suggestion: it stands with it from now on. */
  #decided(about: number | null, suggestion: SuggestionView | null): void {
    const found = this.#entries.find((entry) => isAside(entry) && entry.private_seq === about)
    if (found?.kind === 'private_message' && suggestion) this.put({ ...found, suggestion })
  }

  #noticed(entry: EventEntry): void {
    if (entry.event !== 'seen' || entry.actor.kind !== 'customer') return
    this.#customerSeen = Math.max(this.#customerSeen, entry.number ?? 0)
  }
}

import type { EnquiryView, FileView, MeView } from '@backchannel/wire-customer'
import { Failure } from '../door/failure'
import type { Said } from '../visit/beginning'
import type { Beginning, Unsent, View } from '../visit/state'
import type { Visit } from '../visit/visit'
import { History } from './history'
import { Live } from './live'
import { lastOfTeam } from './log'
import { timeline, type Row } from './timeline'

/** Milliseconds between two frames that say that the reader writes. */
const TYPING_EVERY = 3_000

/** What a customer does in conversations. */
export class Talk {
  readonly live: Live
  readonly history: History
  #typedAt = 0

  constructor(readonly visit: Visit) {
    const { door, store, outbox, storage } = visit
    this.live = new Live(door, store, outbox, (room) => void this.history.refresh(room))
    this.history = new History(door, store, outbox, this.live)
    store.set({ passed: storage.get<string[]>('passed') ?? [] })
    storage.listen(() => this.#elsewhere())
    this.live.follow(store.get().enquiries)
    const { view } = store.get()
    if (view.at === 'chat' && view.room) void this.attempt(() => this.history.latest(view.room ?? ''))
  }

  /** Open a conversation. */
  open(room: string): Promise<void> {
    this.visit.chat({ room })
    return this.attempt(() => this.history.latest(room))
  }

  /** Say something in the conversation that is open; it is kept before it is sent. */
  say(text: string, files: readonly FileView[]): void {
    const { view } = this.visit.store.get()
    if (view.at !== 'chat') return
    const begins = view.room === null && view.thread === null ? view.begins : null
    const message = this.visit.outbox.add(text, files, { room: view.room, thread: view.thread, begins })
    this.#typedAt = 0
    if (begins) this.visit.show({ ...view, thread: message.key })
    this.#send(message)
  }

  /** Once more, with the same key. */
  retry(key: string): void {
    this.visit.outbox.change((one) => one.key === key, { refused: null })
    const message = this.#unsent(key)
    if (message) this.#send(message)
  }

  /** The conversation ended before this message came: let it begin a new enquiry. */
  retryAsNew(key: string): void {
    const room = this.#unsent(key)?.room
    if (!room) return
    const begins = this.#goingOn(room)
    this.visit.outbox.change((one) => one.key === key, { refused: null, room: null, thread: key, begins })
    this.visit.chat({ begins, thread: key })
    this.visit.beginnings.go()
  }

  /** The reader gives a refused message up. */
  discard(key: string): void {
    this.visit.outbox.drop([key])
  }

  /** The reader is writing. */
  typing(): void {
    const { view } = this.visit.store.get()
    if (view.at !== 'chat' || !view.room || Date.now() - this.#typedAt < TYPING_EVERY) return
    this.#typedAt = Date.now()
    this.live.typing(view.room)
  }

  /** The open conversation has been before the reader's eyes. */
  async seen(room: string): Promise<void> {
    const { enquiries, logs } = this.visit.store.get()
    const enquiry = enquiries.find((one) => one.id === room)
    const place = lastOfTeam(logs[room]?.entries ?? [])
    if (!enquiry || place <= enquiry.seen) return
    const read = { ...enquiry, seen: place, unread: 0 }
    this.visit.store.set({ enquiries: enquiries.map((one) => (one.id === room ? read : one)) })
    if (!this.live.seen(room, place)) await this.#ask('POST', `api/enquiries/${room}/seen`, { up_to: place })
  }

  /** End the conversation. */
  close(room: string): Promise<void> {
    return this.attempt(async () => this.history.put(await this.#ask('POST', `api/enquiries/${room}/close`)))
  }

  /** Say how it went, 1 to 5. */
  rate(room: string, score: number): Promise<void> {
    return this.attempt(async () => {
      await this.#ask('POST', `api/enquiries/${room}/rating`, { score })
      const rated = (one: EnquiryView): EnquiryView => (one.id === room ? { ...one, rating: score } : one)
      this.visit.store.set({ enquiries: this.visit.store.get().enquiries.map(rated) })
    })
  }

  /** Rather not say how it went. */
  pass(room: string): void {
    const passed = [...this.visit.store.get().passed, room]
    this.visit.storage.put('passed', passed)
    this.visit.store.set({ passed })
  }

  /** Go on from a conversation that has ended. */
  follow(room: string): void {
    this.visit.chat({ begins: this.#goingOn(room) })
  }

  /** Leave nothing on this computer. */
  forget(): Promise<void> {
    return this.attempt(async () => {
      if (this.visit.door.token) await this.#ask('DELETE', 'api/session')
      this.visit.clear()
      this.visit.show({ at: 'farewell' })
    })
  }

  /** Leave an address, or a name, later than in the form. */
  tell(said: Said): Promise<void> {
    return this.attempt(async () => {
      this.visit.store.set({ me: await this.#ask<MeView>('PUT', 'api/me', said) })
    })
  }

  /** The bytes behind an address of the door. Throws a `Failure`. */
  async bytes(path: string): Promise<Blob> {
    return (await this.visit.door.fetch('GET', path)).blob()
  }

  /** What the open conversation shows. */
  rows(): Row[] {
    const { view, unsent } = this.visit.store.get()
    if (view.at !== 'chat') return []
    const here = (one: Unsent): boolean =>
      view.room ? one.room === view.room : one.room === null && one.thread !== null && one.thread === view.thread
    return timeline(this.history.parts(view.room ?? view.begins?.follows ?? null), unsent.filter(here))
  }

  /** Do something that may fail, and let the reader know when it does. */
  async attempt(act: () => Promise<void>): Promise<void> {
    this.visit.store.set({ trouble: null })
    try {
      await act()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (error.status !== 401) this.visit.store.set({ trouble: error })
    }
  }

  /**
   * An enquiry has been made: its log is followed from the start, and what was written meanwhile goes out.
   *
   * @param view what was on the screen before
   */
  began(made: EnquiryView, view: View): void {
    const { logs, unsent } = this.visit.store.get()
    this.visit.store.set({ logs: { ...logs, [made.id]: logs[made.id] ?? { entries: [], older: false } } })
    this.live.watch(made.id, 0)
    this.live.follow(this.visit.store.get().enquiries)
    if (view.at === 'chat' && view.begins) this.#moveDraft(view.begins.follows ?? 'new', made.id)
    for (const message of unsent) if (message.room === made.id && message.seq === null) this.live.say(message)
  }

  #send(message: Unsent): void {
    if (message.room) this.live.say(message)
    else this.visit.beginnings.go()
  }

  #unsent(key: string): Unsent | undefined {
    return this.visit.store.get().unsent.find((one) => one.key === key)
  }

  #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.visit.door.ask<T>(method, path, body)
  }

  #goingOn(room: string): Beginning {
    const { enquiries, desk } = this.visit.store.get()
    const tag = enquiries.find((one) => one.id === room)?.tag ?? null
    return { tag: desk?.tags.some((one) => one.id === tag?.id) ? tag : null, follows: room }
  }

  #moveDraft(from: string, to: string): void {
    const { storage } = this.visit
    const draft = storage.get<string>(`draft.${from}`)
    if (draft) storage.put(`draft.${to}`, draft)
    storage.drop(`draft.${from}`)
  }

  #elsewhere(): void {
    this.visit.outbox.reload()
    const { enquiries, unsent } = this.visit.store.get()
    if (enquiries.length && !this.visit.door.token) this.visit.door.lost()
    else if (unsent.some((one) => one.room && !enquiries.some(({ id }) => id === one.room)))
      void this.attempt(() => this.history.list())
  }
}

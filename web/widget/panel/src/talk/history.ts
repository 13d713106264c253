import type { EnquiryView, EntriesPage } from '@backchannel/wire-customer'
import type { Door } from '../door/door'
import type { Live } from './live'
import { history, isLive, withEntries } from './log'
import type { Outbox } from '../visit/outbox'
import type { Store } from '../visit/state'
import type { Part } from './timeline'

/** How many entries are fetched at once. */
const PAGE = 50
/** How many messages make it worth to have asked for earlier ones. */
const ENOUGH = 10

/** Fetches what was said earlier. */
export class History {
  /** Rooms that are being fetched anew, and whether something has happened there since. */
  readonly #refreshing = new Map<string, boolean>()

  constructor(
    readonly door: Door,
    readonly store: Store,
    readonly outbox: Outbox,
    readonly live: Live,
  ) {}

  /** All enquiries of this customer, and the live ones followed. */
  async list(): Promise<void> {
    const enquiries = await this.door.ask<EnquiryView[]>('GET', 'api/enquiries')
    this.store.set({ enquiries })
    this.live.follow(enquiries)
  }

  /** The last page of a room, unless something of it is here. */
  async latest(room: string): Promise<void> {
    const { enquiries, logs } = this.store.get()
    const enquiry = enquiries.find((one) => one.id === room)
    if (!enquiry || logs[room]) return
    const page = await this.#before(room, enquiry.head + 1)
    if (isLive(enquiry)) this.live.rewatch(room, page.entries.at(-1)?.seq ?? 0)
  }

  /** More of what came before: pages that hold marks alone show nothing, so go on until something was said. */
  async older(room: string | null): Promise<void> {
    const said = this.#said(room)
    do await this.#onePageMore(room)
    while (this.hasOlder(room) && this.#said(room) < said + ENOUGH)
  }

  /** One page more: of the oldest enquiry that is here, or of the one that it follows. */
  async #onePageMore(room: string | null): Promise<void> {
    const oldest = this.parts(room)[0]
    if (!oldest) return
    const first = oldest.log.entries[0]
    if (oldest.log.older && first) await this.#before(oldest.enquiry.id, first.seq)
    else if (oldest.enquiry.follows) await this.latest(oldest.enquiry.follows)
  }

  /** Whether `older` would find anything. */
  hasOlder(room: string | null): boolean {
    const oldest = this.parts(room)[0]
    return oldest !== undefined && (oldest.log.older || oldest.enquiry.follows !== null)
  }

  /** What is here of a history without a hole, oldest first. */
  parts(room: string | null): Part[] {
    const { enquiries, logs } = this.store.get()
    const parts: Part[] = []
    for (const enquiry of history(enquiries, room).reverse()) {
      const log = logs[enquiry.id]
      if (!log || parts[0]?.log.older) break
      parts.unshift({ enquiry, log })
    }
    return parts
  }

  /** An enquiry as it is now: who serves it, and how it stands. */
  async refresh(room: string): Promise<void> {
    const running = this.#refreshing.has(room)
    this.#refreshing.set(room, running)
    if (running) return
    try {
      this.put(await this.door.ask<EnquiryView>('GET', `api/enquiries/${room}`))
    } catch (error) {
      console.warn('backchannel: an enquiry could not be fetched anew', error)
    }
    const again = this.#refreshing.get(room)
    this.#refreshing.delete(room)
    if (again) await this.refresh(room)
  }

  /** Take over one enquiry's facts; places and counts that the socket has brought since stay ahead. */
  put(fresh: EnquiryView): void {
    const { enquiries } = this.store.get()
    const old = enquiries.find((one) => one.id === fresh.id)
    const behind = old !== undefined && old.head > fresh.head
    const next = behind ? { ...old, members: fresh.members } : fresh
    const list = old ? enquiries.map((one) => (one.id === fresh.id ? next : one)) : [next, ...enquiries]
    this.store.set({ enquiries: list })
    this.live.follow(list)
  }

  #said(room: string | null): number {
    const entries = this.parts(room).flatMap(({ log }) => log.entries)
    return entries.filter((entry) => entry.kind === 'message').length
  }

  async #before(room: string, place: number): Promise<EntriesPage> {
    const page = await this.door.ask<EntriesPage>('GET', `api/enquiries/${room}/entries?before=${place}&limit=${PAGE}`)
    const { logs } = this.store.get()
    const entries = withEntries(logs[room], page.entries)
    this.store.set({ logs: { ...logs, [room]: { entries, older: page.more } } })
    this.outbox.drop(page.entries.flatMap((entry) => (entry.kind === 'message' && entry.key ? [entry.key] : [])))
    return page
  }
}

import type { EnquiryView, MeView } from '@backchannel/wire-customer'
import { Failure } from '../door/failure'
import type { Unsent } from './state'
import type { Visit } from './visit'

/** Milliseconds between two attempts, the first and the longest. */
const FIRST = 1_000
const LONGEST = 30_000

const INTRODUCTION = 'introduction'

/** What a customer said of themselves in the form, until the desk has it. */
export interface Said {
  name?: string
  email?: string
}

/** What is particular about this place: a widget on a page, or the page of the link. */
export interface Place {
  channel: 'widget' | 'link'
  /** The address of the page that the customer writes from. */
  page: () => string
}

/**
 * Makes enquiries out of first messages. A first message that does not get through is kept and tried again with its
 * own key, so that it makes one enquiry however often it is sent.
 */
export class Beginnings {
  #retry: ReturnType<typeof setTimeout> | undefined
  #wait = FIRST
  #busy = false

  constructor(readonly visit: Visit) {
    window.addEventListener('online', () => this.go())
  }

  /** Keep what the form asked, to be told before the first message goes. */
  introduce(said: Said): void {
    this.visit.storage.put(INTRODUCTION, said)
  }

  /** Send whatever still has to begin. */
  go(): void {
    clearTimeout(this.#retry)
    if (!this.#busy) void this.#all()
  }

  async #all(): Promise<void> {
    this.#busy = true
    try {
      for (let first = this.#next(); first; first = this.#next()) await this.#begin(first)
      this.#wait = FIRST
    } catch (error) {
      this.#again(error)
    }
    this.#busy = false
  }

  #next(): Unsent | undefined {
    return this.visit.store.get().unsent.find((one) => one.begins && one.room === null && !one.refused)
  }

  async #begin(first: Unsent): Promise<void> {
    try {
      await this.visit.door.admit()
      await this.#tell()
      const made = await this.visit.door.ask<EnquiryView>('POST', 'api/enquiries', this.#body(first))
      this.visit.store.set({ reached: true })
      this.visit.began(made, first.key)
    } catch (error) {
      if (passing(error)) throw error
      const { code, message, hint } = error as Failure
      this.visit.outbox.change((one) => one.key === first.key, { refused: { code, message, hint } })
    }
  }

  async #tell(): Promise<void> {
    const { door, storage, store } = this.visit
    const said = storage.get<Said>(INTRODUCTION)
    if (!said) return
    try {
      store.set({ me: await door.ask<MeView>('PUT', 'api/me', said) })
    } catch (error) {
      if (passing(error)) throw error
      store.set({ trouble: error as Failure })
    }
    storage.drop(INTRODUCTION)
  }

  #body({ key, text, files, begins }: Unsent): object {
    const { channel, page } = this.visit.place
    const about = { tag_id: begins?.tag?.id ?? null, follows: begins?.follows ?? null }
    return { key, text, channel, files: files.map((file) => file.id), page: page().slice(0, 2_000) || null, ...about }
  }

  #again(error: unknown): void {
    const failure = error instanceof Failure ? error : null
    if (!failure) console.error(error)
    if (failure?.status === 0) this.visit.store.set({ reached: false })
    const spread = this.#wait * (0.5 + Math.random() / 2)
    this.#retry = setTimeout(() => this.go(), Math.max((failure?.retryAfter ?? 0) * 1_000, spread))
    this.#wait = Math.min(LONGEST, this.#wait * 2)
  }
}

/** Whether the same request may be right at another time; a lost session is another matter than a wrong request. */
function passing(error: unknown): boolean {
  return !(error instanceof Failure) || error.passing || error.status === 401
}

import type { DeskView, EnquiryView, FileView, MeView } from '@backchannel/wire-customer'
import type { Door } from '../door/door'
import { Failure } from '../door/failure'
import type { FrameStorage } from '../door/storage'
import type { Talk } from '../talk/talk'
import { Beginnings, type Place, type Said } from './beginning'
import { Outbox } from './outbox'
import { NOBODY, openStore, type Beginning, type ChatView, type View } from './state'

/** Milliseconds until the rest of the panel is fetched again, when it did not come. */
const FETCH_AGAIN = 4_000

/** The rest of the panel: conversations and what they need. */
export type More = typeof import('../talk/more')

/**
 * A visit, from the first look up to the first message. Whoever comes back, or has written, needs more: that part is
 * fetched then, and takes over the conversations.
 */
export class Visit {
  readonly store = openStore()
  readonly outbox: Outbox
  readonly beginnings: Beginnings
  more: More | null = null
  talk: Talk | null = null
  #visits = 0
  #fetching = false

  constructor(
    readonly door: Door,
    readonly storage: FrameStorage,
    readonly place: Place,
  ) {
    this.outbox = new Outbox(storage, this.store)
    this.beginnings = new Beginnings(this)
    door.lost = () => this.#lost()
  }

  /** Meet the desk, and go on where the last visit ended. */
  async start(): Promise<void> {
    try {
      this.store.set({ desk: await this.door.ask<DeskView>('GET', 'api/desk') })
      if (this.door.token) await this.#return()
      this.#arrive()
      this.beginnings.go()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.show({ at: 'broken' })
    }
  }

  /** The choice of tags and conversations. */
  directory(): void {
    this.show({ at: 'directory' })
  }

  /** A new enquiry: its question, and what the desk asks for. The rest of the panel comes meanwhile. */
  begin(begins: Beginning): void {
    this.show({ at: 'form', begins })
    void this.fetchMore()
  }

  /** The form is filled in: remember who asks, and send the question. */
  introduce(begins: Beginning, said: Said, text: string, files: readonly FileView[]): void {
    if (said.name || said.email) this.beginnings.introduce(said)
    this.storage.drop('draft.new')
    const first = this.outbox.add(text, files, { room: null, thread: null, begins })
    this.chat({ begins, thread: first.key })
    this.beginnings.go()
  }

  /** An enquiry has been made of a first message. */
  began(made: EnquiryView, key: string): void {
    const { view, enquiries } = this.store.get()
    this.outbox.change((one) => one.thread === key, { room: made.id })
    this.outbox.change((one) => one.key === key, { seq: made.head })
    this.store.set({ enquiries: [made, ...enquiries.filter((one) => one.id !== made.id)] })
    if (view.at === 'chat' && view.thread === key) this.show({ ...view, room: made.id })
    this.talk?.began(made, view)
    void this.fetchMore()
  }

  /** Show a screen. */
  show(view: View): void {
    this.store.set({ view, trouble: null })
  }

  /** Show a conversation. */
  chat(chat: Partial<ChatView>): void {
    this.#visits += 1
    this.show({ at: 'chat', room: null, begins: null, thread: null, ...chat, visit: this.#visits })
    void this.fetchMore()
  }

  /** Leave nothing in this browser. */
  clear(): void {
    this.talk?.live.stop()
    this.storage.clear()
    this.store.set(NOBODY)
  }

  /** Fetch the rest of the panel, until it is here. */
  async fetchMore(): Promise<void> {
    if (this.more || this.#fetching) return
    this.#fetching = true
    try {
      const more = await import('../talk/more')
      this.more = more
      this.talk = more.openTalk(this)
      this.store.set({})
    } catch (error) {
      console.warn(error)
      setTimeout(() => void this.fetchMore(), FETCH_AGAIN)
    } finally {
      this.#fetching = false
    }
  }

  async #return(): Promise<void> {
    try {
      const me = await this.door.ask<MeView>('GET', 'api/me')
      this.store.set({ me, enquiries: await this.door.ask<EnquiryView[]>('GET', 'api/enquiries') })
    } catch (error) {
      if (!(error instanceof Failure) || error.status !== 401) throw error
    }
  }

  #arrive(): void {
    const { enquiries, unsent, desk } = this.store.get()
    const first = unsent.find((one) => one.begins && one.room === null)
    const live = enquiries.find((one) => one.status !== 'closed')
    if (first) this.chat({ begins: first.begins, thread: first.key })
    else if (live) this.chat({ room: live.id })
    else if (enquiries.length || desk?.tags.length) this.directory()
    else this.begin({ tag: null, follows: null })
    if (enquiries.length) void this.fetchMore()
  }

  #lost(): void {
    const texts = this.store.get().unsent.map((one) => one.text)
    this.clear()
    if (texts.length) this.storage.put('draft.new', texts.join('\n\n'))
    this.directory()
  }
}

import { LiveSocket, placesOf } from '@backchannel/socket'
import type {
  EntryCame,
  EnquiryView,
  FromCustomer,
  Refused,
  Sent,
  ToCustomer,
  TypingCame,
} from '@backchannel/wire-customer'
import type { Door } from '../door/door'
import { Failure } from '../door/failure'
import { tell } from '../messages/talk_words'
import { afterEntry, isLive, withEntries } from './log'
import type { Outbox } from '../visit/outbox'
import type { Entry, Store, Unsent } from '../visit/state'

/** Milliseconds that a colleague's typing holds. */
const WRITING_HOLDS = 6_000
/** Milliseconds: after this a message without an answer makes us doubt the socket. */
const DOUBT = 8_000
/** Milliseconds: a short break is not worth a word. */
const SHORT_BREAK = 1_500

/** What comes over the socket, and what goes. */
export class Live {
  readonly places = placesOf()
  readonly #socket: LiveSocket<FromCustomer, ToCustomer>
  readonly #store: Store
  readonly #outbox: Outbox
  readonly #refresh: (room: string) => void
  #break: ReturnType<typeof setTimeout> | undefined

  /** @param refresh asked to fetch an enquiry anew, since something happened in it that changes who serves it */
  constructor(door: Door, store: Store, outbox: Outbox, refresh: (room: string) => void) {
    this.#store = store
    this.#outbox = outbox
    this.#refresh = refresh
    this.#socket = new LiveSocket<FromCustomer, ToCustomer>({
      address: () => door.address('api/socket').replace(/^http/, 'ws'),
      protocols: () => ['backchannel.v1', `token.${door.token ?? ''}`],
      greet: () => this.#greeting(),
      received: (frame) => this.#received(frame),
      changed: (state) => this.#reached(state === 'open' || state === 'idle'),
      ended: () => {
        door.lost()
        store.set({ trouble: new Failure(401, 'signed_out', tell().over, '', null) })
      },
      failed: (error) => console.error('backchannel: a frame was not understood', error),
    })
  }

  /** Follow the enquiries that go on, and no others; without any there is no socket. */
  follow(enquiries: EnquiryView[]): void {
    const live = enquiries.filter(isLive)
    for (const [room] of this.places.all()) if (!live.some((one) => one.id === room)) this.#unwatch(room)
    for (const one of live) this.watch(one.id, this.#store.get().logs[one.id]?.entries.at(-1)?.seq ?? one.head)
    if (live.length) this.#socket.open()
    else this.#socket.close()
  }

  /** Follow one room from after a place on, unless it is followed already. */
  watch(room: string, after: number): void {
    if (this.places.at(room) !== undefined) return
    this.places.begin(room, after)
    this.#socket.send({ type: 'watch', room, after })
  }

  /** Follow a room anew from after a place: what is known of it was fetched another way. */
  rewatch(room: string, after: number): void {
    this.places.forget(room)
    this.watch(room, after)
  }

  /** Say one kept message; what cannot go now goes with the next greeting. */
  say(message: Unsent): void {
    const frame = sendFrame(message)
    if (frame) this.#socket.send(frame)
    setTimeout(() => this.#doubt(message.key), DOUBT)
  }

  /** The reader writes. */
  typing(room: string): void {
    this.#socket.send({ type: 'typing', room })
  }

  /** The reader has had everything up to a place before their eyes; false when nobody could be told. */
  seen(room: string, upTo: number): boolean {
    return this.#socket.send({ type: 'seen', room, up_to: upTo })
  }

  /** Follow nothing any more. */
  stop(): void {
    for (const [room] of this.places.all()) this.places.forget(room)
    this.#socket.close()
  }

  #greeting(): FromCustomer[] {
    const watches = this.places.all().map(([room, after]) => ({ type: 'watch', room, after }) as const)
    return [
      ...watches,
      ...this.#store
        .get()
        .unsent.map(sendFrame)
        .filter((frame) => frame !== null),
    ]
  }

  #unwatch(room: string): void {
    this.places.forget(room)
    this.#socket.send({ type: 'unwatch', room })
  }

  #doubt(key: string): void {
    const message = this.#store.get().unsent.find((one) => one.key === key)
    if (message && message.seq === null && !message.refused) this.#socket.check()
  }

  #reached(reached: boolean): void {
    clearTimeout(this.#break)
    if (reached) this.#store.set({ reached })
    else this.#break = setTimeout(() => this.#store.set({ reached }), navigator.onLine ? SHORT_BREAK : 0)
  }

  #received(frame: ToCustomer): void {
    switch (frame.type) {
      case 'ready':
      case 'caught_up':
        return
      case 'entry':
        return this.#entryCame(frame)
      case 'sent':
        return this.#sent(frame)
      case 'refused':
        return this.#refused(frame)
      case 'typing':
        return this.#typingCame(frame)
      default:
        throw new Error(`unknown frame: ${JSON.stringify(frame)}`)
    }
  }

  #entryCame({ room, entry }: EntryCame): void {
    if (!['message', 'event', 'change'].includes(entry.kind)) throw new Error('unknown entry')
    const step = this.places.take(room, entry.seq)
    if (step === 'gap') throw new Error(`a hole before ${entry.seq}`)
    if (step === 'next') this.#enter(room, entry)
  }

  #enter(room: string, entry: Entry): void {
    const { logs, enquiries, writing } = this.#store.get()
    const log = logs[room]
    const still = { ...writing }
    if (still[room]?.who.id === entry.actor.id) delete still[room]
    this.#store.set({
      enquiries: enquiries.map((one) => (one.id === room ? afterEntry(one, entry) : one)),
      logs: log ? { ...logs, [room]: { ...log, entries: withEntries(log, [entry]) } } : logs,
      writing: still,
    })
    if (entry.kind === 'message' && entry.key) this.#outbox.drop([entry.key])
    if (entry.kind === 'change') this.#refresh(room)
    if (entry.kind === 'event' && entry.event !== 'seen' && entry.event !== 'rated') this.#refresh(room)
  }

  #sent({ key, seq, room }: Sent): void {
    const shown = (this.places.at(room) ?? 0) >= seq
    if (shown) this.#outbox.drop([key])
    else this.#outbox.change((message) => message.key === key, { seq, refused: null })
  }

  #refused({ about, key, room, error }: Refused): void {
    if (about === 'send' && key) this.#refusedMessage(key, error)
    else if (about === 'watch' && room) {
      this.places.forget(room)
      this.#refresh(room)
    } else console.warn('backchannel: refused', about, error.code)
  }

  #refusedMessage(key: string, error: Refused['error']): void {
    const message = this.#store.get().unsent.find((one) => one.key === key)
    if (!message) return
    if (error.retry_after) setTimeout(() => this.say(message), error.retry_after * 1_000)
    else {
      const refused = { code: error.code, message: error.message, hint: error.hint ?? '' }
      this.#outbox.change((one) => one.key === key, { refused })
    }
  }

  #typingCame({ room, who }: TypingCame): void {
    const until = Date.now() + WRITING_HOLDS
    this.#store.set({ writing: { ...this.#store.get().writing, [room]: { who, until } } })
    setTimeout(() => this.#stillWriting(room), WRITING_HOLDS)
  }

  #stillWriting(room: string): void {
    const writing = { ...this.#store.get().writing }
    if ((writing[room]?.until ?? Infinity) > Date.now()) return
    delete writing[room]
    this.#store.set({ writing })
  }
}

/** The frame of a message that still has to go; null for one that is refused, confirmed, or has no room yet. */
function sendFrame({ room, key, text, files, refused, seq }: Unsent): FromCustomer | null {
  if (room === null || refused || seq !== null) return null
  return { type: 'send', room, key, text, files: files.map((file) => file.id) }
}

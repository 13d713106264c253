import type {
  EntryCame,
  FileView,
  MessageHeld,
  MessageSent,
  MessageUndone,
  PrivateEntryCame,
  PrivateMessageSent,
  Refused,
  RoomView,
  StaffFace,
} from '@backchannel/wire-staff'
import { session } from '../session/session.svelte'
import { Uses } from '../coaching/uses.svelte'
import { api, Failure, live, type FromStaff, type Named, type ToStaff } from '../wire'
import { HeldMessages, type Held } from './held.svelte'
import { Outbox, type Beside, type Unsent } from './outbox.svelte'
import { penOf } from './pens.svelte'
import { Readers } from './readers.svelte'
import { RoomLog } from './room_log.svelte'
import { Typists } from './typists.svelte'
import type { News } from './items'
import type { Audience } from './voices'

/** A frame that is about one room. */
type OfRoom = Extract<ToStaff, { room: string | null }>

/** What makes no sense any more in a closed room, whoever may do it. */
const ENDED: ReadonlySet<string> = new Set(['close', 'leave', 'pick_up', 'remove_member'])

/** One room as it is: what may be done in it, what was said in it, what is on its way, who is there. */
export class RoomState {
  readonly id: string
  readonly log: RoomLog
  readonly outbox: Outbox
  /** What the customer has not yet, of everybody in the room. */
  readonly held = new HeldMessages()
  /** Suggestions whose words are on their way to the customer. */
  readonly uses: Uses
  /** Who has read the private messages. */
  readonly readers = new Readers()
  /** Who writes to the customer, or is the customer; and who writes privately. */
  readonly typing = { publicly: new Typists(), privately: new Typists() }
  #view = $state.raw<RoomView | null>(null)
  #failure = $state.raw<Failure | null>(null)
  #monitors = $state.raw<readonly StaffFace[]>([])
  #news = $state.raw<News | null>(null)
  #stops: (() => void)[] = []
  #loading: Promise<void> | undefined

  constructor(id: string) {
    this.id = id
    this.log = new RoomLog(id)
    this.outbox = new Outbox(id, session.me.id)
    this.uses = new Uses(id, session.me.id)
  }

  /** The room as the desk describes it to this reader; null until it has come. */
  get view(): RoomView | null {
    return this.#view
  }

  /** Why it cannot be shown. */
  get failure(): Failure | null {
    return this.#failure
  }

  get monitors(): readonly StaffFace[] {
    return this.#monitors
  }

  /** What is new to this reader: what came before they opened the room, or while they looked away. */
  get news(): News | null {
    return this.#news
  }

  /** The reader looks at the room, or looks away: what comes until they look again is new. */
  looks(here: boolean): void {
    if (!this.#news) return
    if (!here) this.#news = { from: this.log.heads, to: null }
    else if (!this.#news.to) this.#news = { from: this.#news.from, to: this.log.heads }
  }

  /** Whether this reader may do an act now. */
  may(act: string): boolean {
    if (this.#view?.row.status === 'closed' && ENDED.has(act)) return false
    return this.#view?.acts.includes(act) ?? false
  }

  /** Begin to follow; `stop` ends it. */
  start(): void {
    this.#stops = [...this.#listen(), live.greet(() => this.#greeting()), this.uses.start()]
    void this.load()
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    if (this.log.begun) live.send({ type: 'unwatch', room: this.id })
  }

  /** Read the room and its newest page, then follow it; once more after a failure. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => (this.#loading = undefined))
    return this.#loading
  }

  /** Read again what may be done here. */
  async refresh(): Promise<void> {
    try {
      this.show(await api.get<RoomView>(`rooms/${this.id}`))
    } catch (error) {
      this.#failed(error)
    }
  }

  /** Do an act that answers with the room: `pick-up`, `join`, `take-over`, `close`. */
  async act(name: string): Promise<void> {
    this.show(await api.post<RoomView>(`rooms/${this.id}/${name}`))
  }

  /** Take over a view that an act has answered. */
  show(view: RoomView): void {
    this.#view = view
    this.#monitors = view.monitors
    this.held.show(view.held)
    this.readers.know(view.private_readers)
    this.#failure = null
  }

  /** Say something; it appears at once, and in its place for good. Answers its key. */
  send(audience: Audience, text: string, files: readonly FileView[], beside: Beside = {}): string {
    return this.outbox.send(audience, text, files, beside)
  }

  /** A message of one's own is held no more, and was never sent. */
  forget(held: Held): void {
    this.held.over(held.id)
    if (held.key) this.outbox.confirmed(held.key)
  }

  #listen(): (() => void)[] {
    const { publicly, privately } = this.typing
    return [
      this.#hear('entry', (frame) => this.#entry(frame)),
      this.#hear('private_entry', (frame) => this.#privateEntry(frame)),
      this.#hear('message_sent', (frame) => this.#sent(frame)),
      this.#hear('message_held', (frame) => this.#accepted(frame)),
      this.#hear('message_undone', (frame) => this.#undone(frame)),
      this.#hear('held', ({ held }) => this.held.came(held)),
      this.#hear('held_over', ({ id }) => this.held.over(id)),
      this.#hear('private_message_sent', (frame) => this.#sentPrivately(frame)),
      this.#hear('refused', (frame) => this.#refused(frame)),
      this.#hear('typing', ({ who }) => publicly.came(who.id ?? '', who.name)),
      this.#hear('private_typing', ({ who }) => privately.came(who.id, who.name)),
      this.#hear('private_seen', ({ who, up_to }) => this.readers.came(who, up_to)),
      this.#hear('monitors', ({ monitors }) => (this.#monitors = monitors)),
      this.#hear('room_changed', () => void this.refresh()),
      // What the view says is from before the room was watched: whatever happened in between is in none of its frames.
      this.#hear('caught_up', () => void this.refresh()),
    ]
  }

  /** Hear the frames of a type that are about this room. */
  #hear<T extends OfRoom['type']>(type: T, act: (frame: Named<T>) => void): () => void {
    return live.on(type, (frame) => {
      if ('room' in frame && frame.room === this.id) act(frame)
    })
  }

  async #load(): Promise<void> {
    try {
      this.show(await api.get<RoomView>(`rooms/${this.id}`))
      await this.log.begin(this.#view?.customer_seen ?? 0)
      if (this.#view && standingOf(this.#view) !== 'monitor') {
        const from = { public: this.#view.seen, private: this.#view.private_seen }
        this.#news ??= { from, to: this.log.heads }
      }
      for (const frame of this.#greeting()) live.send(frame)
    } catch (error) {
      this.#failed(error)
    }
  }

  #greeting(): FromStaff[] {
    if (!this.log.begun) return []
    const { public: after, private: private_after } = this.log.heads
    return [{ type: 'watch', room: this.id, after, private_after }, ...this.outbox.again()]
  }

  #failed(error: unknown): void {
    if (!(error instanceof Failure)) throw error
    if (error.passing && this.#view) return
    this.#failure = error
    if (!error.passing) this.log.clear()
  }

  #entry({ entry }: EntryCame): void {
    const unsent = entry.kind === 'message' && entry.key ? this.outbox.confirmed(entry.key) : undefined
    if (!this.log.came(entry) && unsent && entry.kind === 'message') this.log.put(entry)
    if (entry.kind === 'message' && entry.key) this.uses.said(entry.key, entry.seq)
    this.typing.publicly.gone(entry.actor.id ?? '')
    if (entry.kind === 'message') this.held.over(entry.id)
    if (entry.kind === 'message' && entry.files.length) void this.refresh()
  }

  #privateEntry({ entry }: PrivateEntryCame): void {
    if (entry.kind === 'private_message') {
      if (entry.key) this.outbox.confirmed(entry.key)
      this.typing.privately.gone(entry.author.id)
    }
    this.log.cameAside(entry)
    if (entry.kind === 'private_event' && entry.event.startsWith('flag_')) void this.refresh()
  }

  #accepted(frame: MessageHeld): void {
    const unsent = this.outbox.all.find(({ key }) => key === frame.key)
    if (unsent) this.held.accepted(frame, unsent, session.me)
  }

  /** It was taken back, and this browser did not hear of it: what it said goes back to where it was written. */
  #undone({ id, key }: MessageUndone): void {
    this.held.over(id)
    const unsent = this.outbox.confirmed(key)
    if (!unsent) return
    this.uses.takenBack(key)
    const pen = penOf(this.id)
    pen.write('customer', [unsent.text, pen.text('customer')].filter(Boolean).join('\n'))
  }

  #sent(frame: MessageSent): void {
    this.held.over(frame.id)
    this.uses.said(frame.key, frame.seq)
    const unsent = this.outbox.confirmed(frame.key)
    if (!unsent) return
    const { id: staff, name, picture } = session.me
    this.log.put({
      kind: 'message',
      seq: frame.seq,
      at: frame.at,
      id: frame.id,
      actor: { kind: 'staff', id: staff, name, picture },
      quotes: unsent.quote?.log === 'public' ? unsent.quote.place : null,
      ...said(unsent),
    })
  }

  #sentPrivately(frame: PrivateMessageSent): void {
    const unsent = this.outbox.confirmed(frame.key)
    if (!unsent) return
    const { id, name, picture, role_name } = session.me
    this.log.put({
      kind: 'private_message',
      private_seq: frame.private_seq,
      after: frame.after,
      at: frame.at,
      id: frame.id,
      author: { id, name, picture },
      mentions: [...(unsent.mentions ?? [])],
      role_name,
      standing: standingOf(this.#view),
      suggestion: null,
      quotes_message: unsent.quote?.log === 'public' ? unsent.quote.place : null,
      quotes_private: unsent.quote?.log === 'private' ? unsent.quote.place : null,
      ...said(unsent),
    })
  }

  #refused(frame: Refused): void {
    if (frame.key) this.outbox.refused(frame.key, frame.error)
    else if (frame.about === 'watch') void this.refresh()
  }
}

function said({ text, files, key }: Unsent): { text: string; files: FileView[]; key: string; state: 'said' } {
  return { text, files: [...files], key, state: 'said' }
}

function standingOf(view: RoomView | null): 'owner' | 'member' | 'monitor' {
  return view?.relation === 'owner' ? 'owner' : view?.relation === 'member' ? 'member' : 'monitor'
}

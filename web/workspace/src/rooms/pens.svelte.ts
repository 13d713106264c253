import type { DraftView } from '@backchannel/wire-staff'
import { session } from '../session/session.svelte'
import { api } from '../wire'
import { Answering } from './answering.svelte'
import { Attachments } from './attachments.svelte'
import type { Audience } from './voices'

/** Milliseconds of rest after which a draft goes to the desk. */
const REST = 800

/**
 * What one person is writing in one room: the channel they have chosen, and for each audience its own draft and files.
 * The channel returns to Chat only by their own act; a new enquiry begins in Chat. In a browser that knows of no choice
 * yet, an unfinished private text decides: what was begun among staff does not go on in front of the customer.
 */
export class Pen {
  readonly files: Record<Audience, Attachments>
  /** What the next message of each audience answers. */
  readonly answering = new Answering()
  /** Somebody has asked for the composer from elsewhere: it takes the focus, and clears this. */
  wanted = $state(false)
  readonly #room: string
  readonly #stored: string
  #audience = $state<Audience>('customer')
  #texts = $state<Record<Audience, string>>({ customer: '', staff: '' })
  #chosen: boolean
  #begun = $state(false)
  #waits: Partial<Record<Audience, ReturnType<typeof setTimeout>>> = {}
  #touched = new Set<Audience>()
  #changed: number | null = null

  constructor(room: string) {
    this.#room = room
    this.#stored = `backchannel.channel.${session.me.id}.${room}`
    const kept = localStorage.getItem(this.#stored)
    this.#audience = kept === 'staff' ? 'staff' : 'customer'
    this.#chosen = kept !== null
    this.files = { customer: new Attachments(room, 'customer'), staff: new Attachments(room, 'staff') }
  }

  /** The send channel that was chosen here. */
  get audience(): Audience {
    return this.#audience
  }

  /** Seconds since the send channel was changed here; null while it has not been. */
  get sinceChange(): number | null {
    return this.#changed === null ? null : (performance.now() - this.#changed) / 1000
  }

  choose(audience: Audience): void {
    if (audience !== this.#audience) this.#changed = performance.now()
    this.#audience = audience
    this.#chosen = true
    localStorage.setItem(this.#stored, audience)
  }

  /** Put a text into an audience's draft, choose that audience, and let its field take the focus. */
  begin(audience: Audience, text: string): void {
    this.write(audience, text)
    this.choose(audience)
    this.#begun = true
  }

  /** Whether a text was put here to go on with, and its field has not had the focus yet. */
  get begun(): boolean {
    return this.#begun
  }

  /** The field has the focus. */
  focused(): void {
    this.#begun = false
  }

  text(audience: Audience): string {
    return this.#texts[audience]
  }

  /** Whether there is something unsent for this audience. */
  holds(audience: Audience): boolean {
    return this.#texts[audience].trim() !== '' || this.files[audience].all.length > 0
  }

  write(audience: Audience, text: string): void {
    this.#touched.add(audience)
    this.#texts[audience] = text
    clearTimeout(this.#waits[audience])
    this.#waits[audience] = setTimeout(() => void this.#save(audience), REST)
  }

  /** Read the drafts that the desk keeps; what has been typed here meanwhile stays. */
  async load(): Promise<void> {
    const drafts = await api.get<DraftView[]>(`rooms/${this.#room}/drafts`).catch(() => [])
    for (const { audience, text } of drafts) {
      if (!this.#touched.has(audience)) this.#texts[audience] = text
    }
    if (!this.#chosen && !this.#touched.size && this.#texts.staff.trim()) this.#audience = 'staff'
  }

  /** Send at once to the desk what waits for a rest, such as when the page goes. */
  flush(): void {
    for (const audience of ['customer', 'staff'] as const) {
      if (this.#waits[audience] !== undefined) void this.#save(audience, true)
    }
  }

  async #save(audience: Audience, leaving = false): Promise<void> {
    clearTimeout(this.#waits[audience])
    delete this.#waits[audience]
    const body = { audience, text: this.#texts[audience] }
    await api.put(`rooms/${this.#room}/drafts`, body, leaving).catch(() => {
      if (!leaving) this.#waits[audience] ??= setTimeout(() => void this.#save(audience), REST * 10)
    })
  }
}

const pens = new Map<string, Pen>()
session.leaving(() => pens.clear())
window.addEventListener('pagehide', () => pens.forEach((pen) => pen.flush()))

/** The pen of this person in a room; the same one until they sign out. */
export function penOf(room: string): Pen {
  const found = pens.get(room)
  if (found) return found
  const pen = new Pen(room)
  pens.set(room, pen)
  void pen.load()
  return pen
}

import type { ErrorBody, FileView, MentionView } from '@backchannel/wire-staff'
import { propose } from '../coaching/proposing'
import { Failure, inWords, live, type FromStaff } from '../wire'
import type { Quote } from './quotes'
import { VOICES, type Audience } from './voices'

/** A message that the desk has not confirmed yet. `why` is set when it was refused for good. */
export interface Unsent {
  key: string
  audience: Audience
  text: string
  files: readonly FileView[]
  mentions?: readonly MentionView[]
  /** The message that it answers. */
  quote?: Quote | null
  at: string
  why: string | null
  /** What it proposes to say to the customer, when it is a private message that does. */
  reply?: string
}

/** What somebody has written, before it is sent. */
export type Written = Pick<Unsent, 'text' | 'files' | 'mentions' | 'quote'>
/** What goes with a text: whom it names, and what it answers. */
export type Beside = Pick<Unsent, 'mentions' | 'quote'>

/** Milliseconds without an answer after which the connection is asked whether it still holds. */
const PATIENCE = 8_000

/**
 * What has been sent and not confirmed, kept in this browser across reloads. Each message keeps its key, so that
 * sending it again can never make two of it.
 */
export class Outbox {
  readonly #room: string
  readonly #stored: string
  #all = $state.raw<readonly Unsent[]>([])
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(room: string, owner: string) {
    this.#room = room
    this.#stored = `backchannel.unsent.${owner}.${room}`
    this.#all = kept(this.#stored)
  }

  /** In the order in which they were sent. */
  get all(): readonly Unsent[] {
    return this.#all
  }

  /** Send a message; it goes out now, or with the next connection. Answers its key. */
  send(audience: Audience, text: string, files: readonly FileView[], beside: Beside = {}): string {
    return this.#begin({ key: newKey(), audience, text, files, ...beside, at: new Date().toISOString(), why: null })
  }

  /** Send a private message that proposes a reply. */
  suggest(reply: string, { text, files, mentions = [] }: Written): string {
    const made = { key: newKey(), at: new Date().toISOString(), why: null }
    return this.#begin({ ...made, audience: 'staff', text, files, mentions, reply })
  }

  #begin(unsent: Unsent): string {
    this.#keep([...this.#all, unsent])
    this.#transmit(unsent)
    return unsent.key
  }

  /** The frames that a new connection begins with. */
  again(): FromStaff[] {
    const waiting = this.#all.filter((unsent) => unsent.why === null)
    for (const unsent of waiting) if (unsent.reply !== undefined) this.#propose(unsent, unsent.reply)
    return waiting.filter((unsent) => unsent.reply === undefined).map((unsent) => this.#frame(unsent))
  }

  /** It is on disk. Answers what it was, if it was ours. */
  confirmed(key: string): Unsent | undefined {
    const found = this.#all.find((unsent) => unsent.key === key)
    if (found) this.#keep(this.#all.filter((unsent) => unsent.key !== key))
    return found
  }

  /** It was refused: for good, or until it makes sense to send the same again. */
  refused(key: string, error: ErrorBody): void {
    if (typeof error.retry_after === 'number') {
      setTimeout(() => this.retry(key), error.retry_after * 1000)
    } else {
      this.#change(key, [error.message, error.hint].filter(Boolean).join(' '))
    }
  }

  /** Send the same once more, under the same key. */
  retry(key: string): void {
    this.#change(key, null)
    const found = this.#all.find((unsent) => unsent.key === key)
    if (found) this.#transmit(found)
  }

  /** Take it out of here: its text goes back to where it was written. */
  takeBack(key: string): Unsent | undefined {
    return this.confirmed(key)
  }

  #frame(unsent: Unsent): FromStaff {
    return VOICES[unsent.audience].send(this.#room, unsent)
  }

  #propose(unsent: Unsent, reply: string): void {
    const { key, text, mentions = [] } = unsent
    const files = unsent.files.map(({ id }) => id)
    propose(this.#room, { key, text, reply, files, mentions: mentions.map(({ id }) => id) }).catch((error: unknown) => {
      // Without an answer nobody knows yet: the next connection asks again, under the same key.
      if (error instanceof Failure && !error.passing) this.refused(key, { code: error.code, message: inWords(error) })
    })
  }

  #transmit(unsent: Unsent): void {
    if (unsent.reply !== undefined) return this.#propose(unsent, unsent.reply)
    if (!live.send(this.#frame(unsent))) return
    clearTimeout(this.#patience)
    this.#patience = setTimeout(() => this.again().length > 0 && live.check(), PATIENCE)
  }

  #change(key: string, why: string | null): void {
    this.#keep(this.#all.map((unsent) => (unsent.key === key ? { ...unsent, why } : unsent)))
  }

  #keep(next: readonly Unsent[]): void {
    this.#all = next
    if (next.length) localStorage.setItem(this.#stored, JSON.stringify(next))
    else localStorage.removeItem(this.#stored)
  }
}

/** 128 random bits, as the wire writes them. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function kept(name: string): readonly Unsent[] {
  try {
    const found = JSON.parse(localStorage.getItem(name) ?? '[]') as Unsent[]
    return found.map((unsent) => ({ ...unsent, quote: unsent.quote ?? null }))
  } catch {
    return []
  }
}

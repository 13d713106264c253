import type { FileView } from '@backchannel/wire-customer'
import type { FrameStorage } from '../door/storage'
import type { Beginning, Store, Unsent } from './state'

const NAME = 'unsent'

/** 128 random bits as 32 hexadecimal characters. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Where a new message belongs. */
export interface Into {
  room: string | null
  thread: string | null
  begins: Beginning | null
}

/** What the desk has not confirmed: kept in the browser, so that a reload or another tab sends it too. */
export class Outbox {
  constructor(
    readonly storage: FrameStorage,
    readonly store: Store,
  ) {
    this.reload()
  }

  /** Take over what the browser keeps, for another tab may have changed it. */
  reload(): void {
    this.store.set({ unsent: this.storage.get<Unsent[]>(NAME) ?? [] })
  }

  /** Keep one more message before anything is sent. */
  add(text: string, files: readonly FileView[], into: Into): Unsent {
    const at = new Date().toISOString()
    const key = newKey()
    const thread = into.begins ? key : into.thread
    const message: Unsent = { key, text, files, at, refused: null, seq: null, ...into, thread }
    this.#keep([...this.#kept(), message])
    return message
  }

  /** Change some messages. */
  change(which: (message: Unsent) => boolean, change: Partial<Unsent>): void {
    this.#keep(this.#kept().map((message) => (which(message) ? { ...message, ...change } : message)))
  }

  /** These are in the log, or given up: no need to keep them. */
  drop(keys: string[]): void {
    const kept = this.#kept()
    if (kept.some((message) => keys.includes(message.key)))
      this.#keep(kept.filter((message) => !keys.includes(message.key)))
  }

  #kept(): Unsent[] {
    return this.storage.get<Unsent[]>(NAME) ?? this.store.get().unsent
  }

  #keep(unsent: Unsent[]): void {
    this.storage.put(NAME, unsent)
    this.store.set({ unsent })
  }
}

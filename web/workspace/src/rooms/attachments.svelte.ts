import type { FileView } from '@backchannel/wire-staff'
import { t } from '../messages'
import { api, inWords } from '../wire'
import { VOICES, type Audience } from './voices'

/** The most files that one message carries, and the most bytes of one. */
export const MOST_FILES = 10
export const MOST_BYTES = 25_000_000

/** A file on its way to the desk: `part` of it has left, `kept` when it has arrived, `why` when it was refused. */
export interface Attached {
  id: number
  file: File
  part: number
  kept: FileView | null
  why: string
}

let last = 0

/** The files of one draft: each is sent to its own audience's place, and is of no use to the other. */
export class Attachments {
  readonly #path: string
  #all = $state.raw<readonly Attached[]>([])
  readonly #stops = new Map<number, AbortController>()

  constructor(room: string, audience: Audience) {
    this.#path = VOICES[audience].files(room)
  }

  get all(): readonly Attached[] {
    return this.#all
  }

  /** Whether everything has arrived. */
  get ready(): boolean {
    return this.#all.every((one) => one.kept !== null)
  }

  get kept(): FileView[] {
    return this.#all.flatMap((one) => one.kept ?? [])
  }

  /** Attach files; answers how many did not fit any more. */
  add(files: readonly File[]): number {
    const fitting = files.slice(0, MOST_FILES - this.#all.length)
    for (const file of fitting) this.#take({ id: ++last, file, part: 0, kept: null, why: '' })
    return files.length - fitting.length
  }

  /** Take one away. */
  drop(id: number): void {
    this.#stops.get(id)?.abort()
    this.#all = this.#all.filter((one) => one.id !== id)
  }

  /** Take all away, and answer the files themselves, so that they can be sent to the other audience's place. */
  clear(): File[] {
    const files = this.#all.map((one) => one.file)
    for (const one of this.#all) this.drop(one.id)
    return files
  }

  /** Send one again that did not arrive. */
  retry(id: number): void {
    const found = this.#all.find((one) => one.id === id)
    if (!found) return
    this.drop(id)
    this.#take({ ...found, part: 0, why: '' })
  }

  #take(one: Attached): void {
    if (one.file.size > MOST_BYTES) this.#all = [...this.#all, { ...one, why: t('rooms.too_large') }]
    else this.#send(one)
  }

  #send(one: Attached): void {
    const stop = new AbortController()
    this.#stops.set(one.id, stop)
    this.#all = [...this.#all, one]
    api
      .upload<FileView>(this.#path, one.file, (part) => this.#change(one.id, { part }), stop.signal)
      .then((kept) => this.#change(one.id, { kept, part: 1 }))
      .catch((error: unknown) => stop.signal.aborted || this.#change(one.id, { why: inWords(error) }))
  }

  #change(id: number, change: Partial<Attached>): void {
    this.#all = this.#all.map((one) => (one.id === id ? { ...one, ...change } : one))
  }
}

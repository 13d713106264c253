import type { FileView } from '@backchannel/wire-customer'
import { useEffect, useReducer, useState } from 'preact/hooks'
import type { Door } from '../door/door'
import { Failure } from '../door/failure'
import { size, tell } from '../messages/talk_words'
import { talking } from './talking'
import { upload, type Upload } from './upload'

/** A file that goes with the next message. */
export interface Attached {
  id: number
  name: string
  size: number
  /** The part that has left, 0 to 1. */
  part: number
  /** What the desk has kept, once it has. */
  view: FileView | null
}

/** How much may go with one message. */
export interface Most {
  bytes: number
  files: number
}

/** Choosing files for one message: they leave as soon as they are chosen. */
export class Attaching {
  files: readonly Attached[] = []
  /** What could not be attached, and what to do about it. */
  complaint: string | null = null
  readonly #running = new Map<number, Upload>()
  #count = 0

  constructor(
    readonly door: Door,
    readonly most: Most,
    readonly changed: () => void,
  ) {}

  /** Whether all have left. */
  get ready(): boolean {
    return this.files.every((file) => file.view !== null)
  }

  /** Some were chosen, pasted or dropped. */
  add(chosen: Iterable<File>): void {
    const { fitting, wrong } = sorted([...chosen], this.files.length, this.most)
    this.complaint = wrong
    for (const file of fitting) this.#begin(file)
    this.changed()
  }

  /** One shall not go after all. */
  remove(id: number): void {
    const sending = this.#running.get(id)
    this.#running.delete(id)
    sending?.stop()
    this.#set(this.files.filter((file) => file.id !== id))
  }

  /** The kept files, and an empty list from now on. */
  take(): FileView[] {
    const kept = this.files.flatMap((file) => (file.view ? [file.view] : []))
    this.complaint = null
    this.#running.clear()
    this.#set([])
    return kept
  }

  /** Nothing of this will be sent. */
  stop(): void {
    for (const id of [...this.#running.keys()]) this.remove(id)
  }

  #begin(file: File): void {
    const id = (this.#count += 1)
    const sending = upload(this.door, file, (part) => this.#change(id, { part }))
    this.#running.set(id, sending)
    this.files = [...this.files, { id, name: file.name, size: file.size, part: 0, view: null }]
    sending.done.then(
      (view) => this.#change(id, { view, part: 1 }),
      (error: unknown) => this.#failed(id, file.name, error),
    )
  }

  #failed(id: number, name: string, error: unknown): void {
    if (!this.#running.has(id)) return
    this.complaint = explained(name, error)
    this.remove(id)
  }

  #change(id: number, change: Partial<Attached>): void {
    this.#set(this.files.map((file) => (file.id === id ? { ...file, ...change } : file)))
  }

  #set(files: readonly Attached[]): void {
    this.files = files
    this.changed()
  }
}

/** Files for the message that is being written on this screen. */
export function useAttaching(): Attaching {
  const { visit, state } = talking()
  const [, again] = useReducer((count: number) => count + 1, 0)
  const most = { bytes: state.desk?.most_file_bytes ?? Infinity, files: state.desk?.most_files ?? Infinity }
  const [attaching] = useState(() => new Attaching(visit.door, most, () => again(undefined)))
  useEffect(() => () => attaching.stop(), [attaching])
  return attaching
}

/** Which of the chosen files can go, and what to say about the others. */
export function sorted(chosen: File[], already: number, most: Most): { fitting: File[]; wrong: string | null } {
  let wrong: string | null = null
  const whole = chosen.filter((file) => {
    if (file.size > most.bytes) wrong = tell().tooBig(file.name, size(most.bytes))
    else if (file.size === 0) wrong = tell().empty(file.name)
    return file.size > 0 && file.size <= most.bytes
  })
  const fitting = whole.slice(0, Math.max(0, most.files - already))
  return { fitting, wrong: fitting.length < whole.length ? tell().tooMany(most.files) : wrong }
}

function explained(name: string, error: unknown): string {
  if (error instanceof Failure && error.message) return `${name}: ${error.message} ${error.hint}`.trim()
  return tell().uploadLost(name)
}

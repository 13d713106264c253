import type { FileView } from '@backchannel/wire-customer'
import { useEffect, useRef, useState } from 'preact/hooks'
import { upload, type Upload } from './upload'
import { Failure } from '../door/failure'
import { size, tell } from '../messages/talk_words'
import { talking } from './talking'

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

/** Choosing files for one message: they leave as soon as they are chosen. */
export interface Attaching {
  files: Attached[]
  /** What could not be attached and what to do about it. */
  complaint: string | null
  /** Whether all have left. */
  ready: boolean
  add(files: Iterable<File>): void
  remove(id: number): void
  /** The kept files, and an empty list from now on. */
  take(): FileView[]
}

/** Files for one message. */
export function useAttaching(): Attaching {
  const { visit, state } = talking()
  const [files, setFiles] = useState<Attached[]>([])
  const [complaint, setComplaint] = useState<string | null>(null)
  const running = useRef(new Map<number, Upload>())
  const count = useRef(0)
  useEffect(() => () => running.current.forEach((one) => one.stop()), [])

  const change = (id: number, change: Partial<Attached>): void =>
    setFiles((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)))
  const remove = (id: number): void => {
    running.current.get(id)?.stop()
    running.current.delete(id)
    setFiles((before) => before.filter((one) => one.id !== id))
  }
  const begin = (file: File): void => {
    const id = (count.current += 1)
    const sending = upload(visit.door, file, (part) => change(id, { part }))
    running.current.set(id, sending)
    setFiles((before) => [...before, { id, name: file.name, size: file.size, part: 0, view: null }])
    sending.done.then(
      (view) => change(id, { view, part: 1 }),
      (error: unknown) => {
        if (running.current.has(id)) setComplaint(explained(file.name, error))
        remove(id)
      },
    )
  }
  const add = (chosen: Iterable<File>): void => {
    const most = { bytes: state.desk?.most_file_bytes ?? Infinity, files: state.desk?.most_files ?? Infinity }
    const { fitting, wrong } = sorted([...chosen], files.length, most)
    setComplaint(wrong)
    fitting.forEach(begin)
  }
  const take = (): FileView[] => {
    const kept = files.flatMap((one) => (one.view ? [one.view] : []))
    running.current.clear()
    setFiles([])
    setComplaint(null)
    return kept
  }
  return { files, complaint, ready: files.every((one) => one.view !== null), add, remove, take }
}

/** Which of the chosen files can go, and what to say about the others. */
export function sorted(
  chosen: File[],
  already: number,
  most: { bytes: number; files: number },
): { fitting: File[]; wrong: string | null } {
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

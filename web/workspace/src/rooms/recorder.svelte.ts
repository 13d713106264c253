import type { PlainKey } from '../messages'

/** Milliseconds that a voice note may last. */
export const LONGEST = 5 * 60_000
const BITS_PER_SECOND = 32_000
/** What browsers record, the best first, with the extension that the desk knows it by. */
const FORMS = [
  ['audio/webm;codecs=opus', 'weba'],
  ['audio/ogg;codecs=opus', 'ogg'],
  ['audio/mp4', 'm4a'],
] as const

type Failure = Extract<PlainKey, `words.voice_${string}`>

/** Records one voice note at a time from the microphone, and answers it as a file. */
export class Recorder {
  #state = $state<'idle' | 'asking' | 'recording'>('idle')
  #why = $state<Failure | null>(null)
  #since = $state(0)
  #now = $state(0)
  #recorder: MediaRecorder | null = null
  #clock: ReturnType<typeof setInterval> | undefined
  #keep = false
  readonly #done: (file: File) => void

  /** `done` is given the note when it is kept. */
  constructor(done: (file: File) => void) {
    this.#done = done
  }

  get state(): 'idle' | 'asking' | 'recording' {
    return this.#state
  }

  /** Why nothing can be recorded: the key of the words for it. */
  get why(): Failure | null {
    return this.#why
  }

  /** Milliseconds that have been recorded. */
  get length(): number {
    return this.#state === 'recording' ? Math.min(LONGEST, this.#now - this.#since) : 0
  }

  /** Ask for the microphone, and record. */
  async start(): Promise<void> {
    this.#why = null
    const form = FORMS.find(([type]) => 'MediaRecorder' in window && MediaRecorder.isTypeSupported(type))
    if (!navigator.mediaDevices || !form) return void (this.#why = 'words.voice_impossible')
    this.#state = 'asking'
    this.#keep = false
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      if (this.#asking()) this.#record(stream, form)
      else stop(stream)
    } catch (error) {
      this.#why = whyOf(error)
      this.#state = 'idle'
    }
  }

  /** End it and keep what was recorded. */
  finish(): void {
    this.#end(true)
  }

  /** End it and throw away what was recorded. */
  discard(): void {
    this.#end(false)
  }

  /** The words about what went wrong have been read. */
  forgive(): void {
    this.#why = null
  }

  /** Whether it still waits for the microphone: it may have been given up meanwhile. */
  #asking(): boolean {
    return this.#state === 'asking'
  }

  #record(stream: MediaStream, [mimeType, extension]: (typeof FORMS)[number]): void {
    const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    recorder.onstop = () => {
      const length = this.length
      stop(stream)
      this.#idle()
      if (this.#keep && parts.length) this.#done(noteOf(parts, mimeType, extension, length))
    }
    this.#recorder = recorder
    this.#since = this.#now = performance.now()
    this.#state = 'recording'
    this.#clock = setInterval(() => this.#tick(), 200)
    recorder.start()
  }

  #tick(): void {
    this.#now = performance.now()
    if (this.length >= LONGEST) this.finish()
  }

  #end(keep: boolean): void {
    this.#now = performance.now()
    this.#keep = keep
    if (this.#recorder?.state === 'recording') this.#recorder.stop()
    else this.#idle()
  }

  #idle(): void {
    clearInterval(this.#clock)
    this.#recorder = null
    this.#state = 'idle'
  }
}

function noteOf(parts: Blob[], type: string, extension: string, length: number): File {
  const seconds = Math.max(1, Math.round(length / 1000))
  const name = `voice-note-${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s.${extension}`
  return new File(parts, name, { type: type.split(';')[0] ?? type })
}

function whyOf(error: unknown): Failure {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'words.voice_refused'
  return name === 'NotFoundError' ? 'words.voice_no_microphone' : 'words.voice_failed'
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

import { FINAL, TOO_SLOW, waitBefore } from './waits'

/** Milliseconds: a socket that held this long was a good one. */
const STEADY = 5_000
/** Milliseconds: how long a server may stay silent when it has something to answer. */
const PATIENCE = 10_000
/** What browsers report for a socket that broke without a goodbye. */
const BROKEN = 1006

/**
 * `idle`: not wanted. `connecting`: on its way. `open`: the server has greeted. `waiting`: lost, another attempt will
 * come. `stopped`: the server wants us no more, and nothing will be tried again.
 */
export type SocketState = 'idle' | 'connecting' | 'open' | 'waiting' | 'stopped'

/** What the one who uses the socket knows: addresses and frames. The socket itself knows no frame. */
export interface SocketOptions<Out, In> {
  /** Where to connect; asked before each attempt. */
  address: () => string
  /** The sub-protocols to offer; asked before each attempt. */
  protocols: () => string[]
  /** What to say at each new beginning: places to go on from, and what was never confirmed. Each is answered. */
  greet: () => Iterable<Out>
  /** One frame. Throwing here means that it was not understood: the socket begins anew. */
  received: (frame: In) => void
  /** The state has changed. */
  changed?: (state: SocketState) => void
  /** The server let us go for good, with this close code. */
  ended?: (code: number) => void
  /** A frame could not be read or was not understood. */
  failed?: (error: unknown) => void
}

/**
 * One socket that comes back by itself.
 *
 * It counts as open with the server's first frame; then it sends what `greet` names. A lost socket comes back after
 * a growing, spread wait; at once when the browser goes online or its tab becomes visible again.
 */
export class LiveSocket<Out, In> {
  readonly #options: SocketOptions<Out, In>
  #socket: WebSocket | null = null
  #state: SocketState = 'idle'
  #failures = 0
  #openedAt = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #silence: ReturnType<typeof setTimeout> | undefined

  constructor(options: SocketOptions<Out, In>) {
    this.#options = options
  }

  get state(): SocketState {
    return this.#state
  }

  /** Connect, and stay connected until `close`. */
  open(): void {
    if (this.#state !== 'idle' && this.#state !== 'stopped') return
    this.#failures = 0
    window.addEventListener('online', this.#hurry)
    window.addEventListener('offline', this.#offline)
    document.addEventListener('visibilitychange', this.#shown)
    this.#connect()
  }

  /** Close, and stay closed until `open`. */
  close(): void {
    const old = this.#socket
    this.#rest('idle')
    old?.close(1000)
  }

  /** Send one frame; false when there is no open socket, and then nothing is kept: that is the caller's part. */
  send(frame: Out): boolean {
    if (this.#state !== 'open' || this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  /** Drop this socket and begin anew: something is missing. */
  resync(): void {
    this.#drop(TOO_SLOW)
  }

  /** Greet again; a socket that stays silent after that is dead, whatever the browser believes, and is replaced. */
  check(): void {
    if (this.#state === 'open') this.#greet()
    else this.#hurry()
  }

  #become(next: SocketState): void {
    if (next === this.#state) return
    this.#state = next
    this.#options.changed?.(next)
  }

  readonly #connect = (): void => {
    clearTimeout(this.#retry)
    this.#become('connecting')
    const fresh = new WebSocket(this.#options.address(), this.#options.protocols())
    this.#socket = fresh
    fresh.onmessage = (event) => this.#socket === fresh && this.#arrived(event.data)
    fresh.onclose = (event) => this.#socket === fresh && this.#lost(event.code)
    this.#expectAnswer()
  }

  #arrived(data: unknown): void {
    clearTimeout(this.#silence)
    try {
      if (this.#state !== 'open') this.#begin()
      this.#options.received(JSON.parse(String(data)) as In)
    } catch (error) {
      this.#options.failed?.(error)
      this.resync()
    }
  }

  #begin(): void {
    this.#openedAt = Date.now()
    this.#become('open')
    this.#greet()
  }

  #greet(): void {
    for (const frame of this.#options.greet()) if (this.send(frame)) this.#expectAnswer()
  }

  #expectAnswer(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#drop(BROKEN), PATIENCE)
  }

  #lost(code: number): void {
    clearTimeout(this.#silence)
    this.#socket = null
    if (FINAL.includes(code)) {
      this.#rest('stopped')
      this.#options.ended?.(code)
      return
    }
    if (this.#state === 'open' && Date.now() - this.#openedAt >= STEADY) this.#failures = 0
    this.#become('waiting')
    this.#retry = setTimeout(this.#connect, waitBefore(this.#failures, code))
    this.#failures += 1
  }

  #drop(code: number): void {
    const old = this.#socket
    if (!old) return
    this.#lost(code)
    old.close()
  }

  #rest(state: 'idle' | 'stopped'): void {
    window.removeEventListener('online', this.#hurry)
    window.removeEventListener('offline', this.#offline)
    document.removeEventListener('visibilitychange', this.#shown)
    clearTimeout(this.#retry)
    clearTimeout(this.#silence)
    this.#socket = null
    this.#become(state)
  }

  readonly #hurry = (): void => {
    if (this.#state === 'waiting') this.#connect()
  }

  readonly #offline = (): void => this.#drop(BROKEN)

  readonly #shown = (): void => {
    if (document.visibilityState === 'visible') this.check()
  }
}

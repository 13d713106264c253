import type { SessionOpened } from '@backchannel/wire-customer'
import { Failure, failureOf, unreached } from './failure'
import type { FrameStorage } from './storage'

/** The customers' door, as this frame reaches it. */
export interface Door {
  /** Whether this browser has been admitted before. */
  admitted(): boolean
  /** Be admitted, if it is not yet. */
  admit(): Promise<void>
  /** Give the session up here, whether or not the door hears of it. */
  leave(): void
  /** One request; a JSON body in, a JSON answer out. Throws a `Failure`. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>
  /** The bytes behind an address of the door. Throws a `Failure`. */
  bytes(path: string): Promise<Blob>
  /** The headers of an upload, which is not `fetch`ed because its progress is shown. */
  headers(): Record<string, string>
  /** An address of the door. */
  address(path: string): string
  /** Where the socket is, and the sub-protocols that admit it. */
  socket(): { address: string; protocols: string[] }
  /** Called when the door knows this session no more. */
  lost: () => void
}

const TOKEN = 'session'

/** Opens the door that this frame was served from. */
export function openDoor(storage: FrameStorage, base: URL = new URL('../', location.href)): Door {
  return new HttpDoor(storage, base)
}

class HttpDoor implements Door {
  lost: () => void = () => undefined
  #admitting: Promise<void> | null = null

  constructor(
    readonly storage: FrameStorage,
    readonly base: URL,
  ) {}

  admitted(): boolean {
    return this.#token !== null
  }

  admit(): Promise<void> {
    if (this.admitted()) return Promise.resolve()
    this.#admitting ??= this.#open().finally(() => (this.#admitting = null))
    return this.#admitting
  }

  leave(): void {
    this.storage.drop(TOKEN)
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.#fetch(method, path, body)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }

  async bytes(path: string): Promise<Blob> {
    return (await this.#fetch('GET', path)).blob()
  }

  headers(): Record<string, string> {
    return this.#token === null ? {} : { Authorization: `Bearer ${this.#token}` }
  }

  address(path: string): string {
    return new URL(path, this.base).href
  }

  socket(): { address: string; protocols: string[] } {
    const address = this.address('api/socket').replace(/^http/, 'ws')
    return { address, protocols: ['backchannel.v1', `token.${this.#token ?? ''}`] }
  }

  get #token(): string | null {
    return this.storage.get<string>(TOKEN)
  }

  async #open(): Promise<void> {
    const { token } = await this.ask<SessionOpened>('POST', 'api/session')
    this.storage.put(TOKEN, token)
  }

  async #fetch(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = this.headers()
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    const sent = body === undefined ? null : JSON.stringify(body)
    const options: RequestInit = { method, headers, body: sent, credentials: 'omit', cache: 'no-store' }
    const answer = await fetch(this.address(path), options).catch(() => {
      throw unreached()
    })
    if (!answer.ok) throw await this.#failure(answer)
    return answer
  }

  async #failure(answer: Response): Promise<Failure> {
    if (answer.status === 401) this.lost()
    return failureOf(answer.status, await answer.json().catch(() => null))
  }
}

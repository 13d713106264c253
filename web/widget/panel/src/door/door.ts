import type { SessionOpened } from '@backchannel/wire-customer'
import { type Failure, failureOf, unreached } from './failure'
import type { FrameStorage } from './storage'

const TOKEN = 'session'

/** The customers' door that this frame was served from. */
export class Door {
  /** Called when the door knows this session no more. */
  lost: () => void = () => undefined
  readonly #base = new URL('../', location.href)
  #admitting: Promise<void> | null = null

  constructor(readonly storage: FrameStorage) {}

  /** What this browser shows to be admitted; null before the first time. */
  get token(): string | null {
    return this.storage.get<string>(TOKEN)
  }

  /** Be admitted, if it is not yet. */
  admit(): Promise<void> {
    if (this.token) return Promise.resolve()
    this.#admitting ??= this.#open().finally(() => (this.#admitting = null))
    return this.#admitting
  }

  /** One request, JSON in and out; what comes after the session has ended is for nobody. Throws a `Failure`. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const asked = this.token
    const answer = await this.fetch(method, path, body)
    const said = (answer.status === 204 ? undefined : await answer.json()) as T
    if (asked && asked !== this.token) throw failureOf(401, null)
    return said
  }

  /** One request whose answer is for the caller to read. Throws a `Failure`. */
  async fetch(method: string, path: string, body?: unknown): Promise<Response> {
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

  /** The headers that admit a request. */
  headers(): Record<string, string> {
    return this.token ? { Authorization: `Bearer ${this.token}` } : {}
  }

  /** An address of the door. */
  address(path: string): string {
    return new URL(path, this.#base).href
  }

  async #open(): Promise<void> {
    const { token } = await this.ask<SessionOpened>('POST', 'api/session')
    this.storage.put(TOKEN, token)
  }

  async #failure(answer: Response): Promise<Failure> {
    if (answer.status === 401) this.lost()
    return failureOf(answer.status, await answer.json().catch(() => null))
  }
}

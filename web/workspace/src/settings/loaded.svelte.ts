import { inWords } from '../wire'

/** Something fetched from the desk: not here yet, here, or failed with a reason. */
export class Loaded<T> {
  #value = $state.raw<T | null>(null)
  #error = $state('')
  readonly #fetch: () => Promise<T>

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch
  }

  get value(): T | null {
    return this.#value
  }

  /** Why it did not come, in words; empty when it did. */
  get error(): string {
    return this.#error
  }

  /** Fetch it, or fetch it again. */
  async load(): Promise<void> {
    try {
      this.#value = await this.#fetch()
      this.#error = ''
    } catch (error) {
      this.#error = inWords(error)
    }
  }

  /** Take over what an act has answered. */
  put(value: T): void {
    this.#value = value
  }
}

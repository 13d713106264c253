/** Milliseconds that a sign of typing holds. */
const HOLDS = 6_000

/** Who is writing, until they stop or their next entry comes. */
export class Typists {
  #all = $state.raw<ReadonlyMap<string, string>>(new Map())
  readonly #waits = new Map<string, ReturnType<typeof setTimeout>>()

  /** Their names, in the order in which they began. */
  get names(): string[] {
    return [...this.#all.values()]
  }

  /** They are writing. */
  came(id: string, name: string): void {
    clearTimeout(this.#waits.get(id))
    this.#waits.set(
      id,
      setTimeout(() => this.gone(id), HOLDS),
    )
    if (!this.#all.has(id)) this.#all = new Map(this.#all).set(id, name)
  }

  /** They have stopped, or said it. */
  gone(id: string): void {
    clearTimeout(this.#waits.get(id))
    this.#waits.delete(id)
    if (!this.#all.has(id)) return
    const rest = new Map(this.#all)
    rest.delete(id)
    this.#all = rest
  }
}

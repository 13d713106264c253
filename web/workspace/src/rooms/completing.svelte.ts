import type { CannedView, Mentionable } from '@backchannel/wire-staff'
import { begunAt, stepped, type Begun } from './completion'
import { typeInto } from './field'

/** A line of the list that opens while one types: somebody to be named, or a canned response. */
export interface Choice {
  key: string
  mention?: Mentionable
  canned?: CannedView
  /** What is typed in the place of the sign and what stands behind it. */
  text: string
  chosen?: () => void
}

/** What can be chosen behind one sign. `opened` is called when its list opens. */
export interface Source {
  sign: Begun['sign']
  opened: () => void
  choices: (typed: string) => Choice[]
}

/**
 * The list that opens behind a sign in a field, and its keys. The caret never leaves the field: the list is pointed at
 * by `active`, as screen readers expect it of a field that completes what one types.
 */
export class Completing {
  readonly id: string
  readonly #sources: ReadonlyMap<string, Source>
  readonly #signs: ReadonlySet<string>
  #begun = $state.raw<Begun | null>(null)
  #place = $state(0)
  #left = -1
  readonly choices: readonly Choice[] = $derived.by(() => {
    const begun = this.#begun
    return begun ? (this.#sources.get(begun.sign)?.choices(begun.typed) ?? []) : []
  })

  constructor(id: string, sources: readonly Source[]) {
    this.id = id
    this.#sources = new Map(sources.map((source) => [source.sign, source]))
    this.#signs = new Set(this.#sources.keys())
  }

  get sign(): Begun['sign'] | null {
    return this.#begun?.sign ?? null
  }

  get typed(): string {
    return this.#begun?.typed ?? ''
  }

  get place(): number {
    return Math.min(this.#place, Math.max(0, this.choices.length - 1))
  }

  /** Whether there is something to choose. */
  get open(): boolean {
    return this.choices.length > 0
  }

  /** The element that the field points at, or nothing. */
  get active(): string | undefined {
    return this.open ? this.idOf(this.place) : undefined
  }

  idOf(place: number): string {
    return `${this.id}-${place}`
  }

  /** The caret has moved, or something was typed. */
  look(field: HTMLTextAreaElement): void {
    const { selectionStart: caret, selectionEnd, value } = field
    const begun = caret === selectionEnd ? begunAt(value, caret, this.#signs) : null
    if (begun?.from !== this.#left) this.#left = -1
    const [before, now] = [this.#begun, begun && begun.from !== this.#left ? begun : null]
    if (now && now.from !== before?.from) this.#sources.get(now.sign)?.opened()
    if (now?.typed !== before?.typed || now?.from !== before?.from) this.#place = 0
    this.#begun = now
  }

  /** A key that the list takes for itself; false leaves it to the field. */
  pressed(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): boolean {
    if (!this.open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'ArrowDown') this.#place = stepped(this.place, 1, this.choices.length)
    else if (event.key === 'ArrowUp') this.#place = stepped(this.place, -1, this.choices.length)
    else if (event.key === 'Escape') this.leave()
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey)
      this.choose(this.place, event.currentTarget)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  /** Take one of them. */
  choose(place: number, field: HTMLTextAreaElement): void {
    const [begun, choice] = [this.#begun, this.choices[place]]
    if (!begun || !choice) return
    this.#begun = null
    choice.chosen?.()
    typeInto(field, [begun.from, begun.from + 1 + begun.typed.length], choice.text)
    this.#begun = null
  }

  /** The field has lost the focus: the list closes, unless it was the list that took it. */
  left({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Element && relatedTarget.closest('.completion'))) this.leave()
  }

  /** Close the list; it stays closed behind this sign. */
  leave(): void {
    this.#left = this.#begun?.from ?? -1
    this.#begun = null
  }
}

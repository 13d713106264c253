import type { Item, Spoken } from './items'

/** Which message's menu is open, and on which button it hangs. One for a whole timeline: rows come and go. */
export class MessageMenu {
  #message = $state.raw<Spoken | null>(null)
  #anchor = $state.raw<HTMLElement | null>(null)
  /** The row that the arrow keys, a link or the menu itself came to last. */
  at = $state('')
  /** The row that a link or a quote led to, until the reader does something else. */
  lit = $state('')
  open = $state(false)
  /** The row whose message is being edited where it stands. */
  editing = $state('')
  /** A question about one message that stands over the screen. */
  asked = $state.raw<{ what: 'recall' | 'history'; message: Spoken } | null>(null)

  get message(): Spoken | null {
    return this.#message
  }

  get anchor(): HTMLElement | null {
    return this.#anchor
  }

  /** Open it for a message. */
  show(message: Spoken, anchor: HTMLElement): void {
    this.#message = message
    this.#anchor = anchor
    this.at = message.key
    this.open = true
  }

  /** Whether it hangs on this button now. */
  isOn(anchor: HTMLElement | undefined): boolean {
    return this.open && anchor !== undefined && this.#anchor === anchor
  }

  /** The row whose button Tab comes to: the one last used while it is there, else the newest message. */
  stop(items: readonly Item[]): string | undefined {
    const spoken = items.filter((item) => 'said' in item)
    return (spoken.find((item) => item.key === this.at) ?? spoken.at(-1))?.key
  }
}

import type { Answered, PrivateQuote, PublicQuote } from './quotes'
import type { Audience } from './voices'

/** What the next message of each audience answers. Each audience has its own, like its draft. */
export class Answering {
  #customer = $state.raw<PublicQuote | null>(null)
  #staff = $state.raw<PublicQuote | PrivateQuote | null>(null)

  /** What the next message for this audience answers. */
  for<A extends Audience>(audience: A): Answered[A] {
    return (audience === 'customer' ? this.#customer : this.#staff) as Answered[A]
  }

  /** Let the next message to the customer answer a public one. */
  toCustomer(quote: PublicQuote): void {
    this.#customer = quote
  }

  /** Let the next private message answer one of either kind. */
  toStaff(quote: PublicQuote | PrivateQuote): void {
    this.#staff = quote
  }

  /** Answer nothing in particular. */
  drop(audience: Audience): void {
    if (audience === 'customer') this.#customer = null
    else this.#staff = null
  }
}

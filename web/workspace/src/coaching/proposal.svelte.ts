import { session } from '../session/session.svelte'
import { kept, type Kept } from './kept'

/** The reply that somebody is about to propose in one room, kept in this browser until it is sent or put away. */
export class Proposal {
  readonly #kept: Kept<string>
  #text = $state<string | null>(null)

  constructor(room: string) {
    this.#kept = kept(`backchannel.proposal.${session.me.id}.${room}`)
    this.#text = this.#kept.read()
  }

  /** Whether a reply is being proposed. */
  get open(): boolean {
    return this.#text !== null
  }

  get text(): string {
    return this.#text ?? ''
  }

  /** Begin or give up to propose one. */
  toggle(): void {
    this.take(this.open ? null : '')
  }

  take(text: string | null): void {
    this.#text = text
    this.#kept.write(text)
  }
}

const proposals = new Map<string, Proposal>()
session.leaving(() => proposals.clear())

/** The proposal of this person in a room; the same one until they sign out. */
export function proposalIn(room: string): Proposal {
  const found = proposals.get(room)
  if (found) return found
  const proposal = new Proposal(room)
  proposals.set(room, proposal)
  return proposal
}

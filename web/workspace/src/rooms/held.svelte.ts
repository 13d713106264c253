import type { FileView, HeldView, MessageHeld } from '@backchannel/wire-staff'

/**
 * A message that the customer has not yet, and its sender can still take back. `key` is known of one's own alone;
 * `until` is when it goes out by this computer's clock, `total` for how many milliseconds it is held altogether.
 */
export interface Held {
  id: string
  key: string | null
  author: { id: string; name: string; picture: string | null }
  text: string
  files: readonly FileView[]
  at: string
  until: number
  total: number
  state: 'held' | 'returned'
  /** When this browser heard of it. */
  heard: number
}

/** Milliseconds in which an answer may be older than a frame that came while it was on its way. */
const ON_ITS_WAY = 3_000

/** What is held in one room, oldest first. The customer is shown none of it. */
export class HeldMessages {
  #all = $state.raw<readonly Held[]>([])
  readonly #over = new Set<string>()

  get all(): readonly Held[] {
    return this.#all
  }

  /** One's own message by the key that it was sent with. */
  ofKey(key: string): Held | undefined {
    return this.#all.find((held) => held.key === key)
  }

  /** The newest of these keys that can still be taken back. */
  get newestOwn(): Held | undefined {
    return this.#all.findLast((held) => held.key !== null && held.state === 'held')
  }

  /** Take over what the room's view says; what came by frame while it was on its way is newer than it is. */
  show(views: readonly HeldView[]): void {
    const listed = new Set(views.map((view) => view.id))
    const kept = this.#all.filter((held) => !listed.has(held.id) && Date.now() - held.heard < ON_ITS_WAY)
    this.#all = [...kept, ...views.map(heldOf).filter((held) => !this.#over.has(held.id))].sort(inTime)
  }

  /** One is held, or came back. */
  came(view: HeldView): void {
    this.put(heldOf(view))
  }

  /** A message of one's own was accepted and is held. */
  accepted(frame: MessageHeld, said: { text: string; files: readonly FileView[] }, author: Held['author']): void {
    if (this.ofKey(frame.key)) return
    const { id, key, at, release_at, left_ms } = frame
    this.put(heldOf({ id, key, at, release_at, left_ms, state: 'held', ...said, actor: author }))
  }

  /** It is held no more. */
  over(id: string): void {
    this.#over.add(id)
    this.#all = this.#all.filter((held) => held.id !== id)
  }

  private put(held: Held): void {
    if (this.#over.has(held.id)) return
    this.#all = [...this.#all.filter((one) => one.id !== held.id), held].sort(inTime)
  }
}

type Shown = Pick<HeldView, 'id' | 'key' | 'text' | 'at' | 'release_at' | 'left_ms' | 'state'> & {
  files: readonly FileView[]
  actor: { id: string | null; name: string; picture: string | null }
}

function heldOf(view: Shown): Held {
  const { id, key, text, files, at, state, actor } = view
  const author = { id: actor.id ?? '', name: actor.name, picture: actor.picture }
  const total = Math.max(1, Date.parse(view.release_at) - Date.parse(at))
  return { id, key, author, text, files, at, until: Date.now() + view.left_ms, total, state, heard: Date.now() }
}

function inTime(one: Held, other: Held): number {
  return one.at.localeCompare(other.at) || one.id.localeCompare(other.id)
}

/** Who can read a message: the customer too, or staff alone. */
export type Audience = 'customer' | 'staff'

/** A message of the room, as the timeline shows it. */
export interface Said {
  audience: Audience
  /** Whether the customer or the desk wrote it. */
  by: 'customer' | 'staff'
  /** The name of who wrote it. */
  author: string
  text: string
  /** ISO 8601. */
  at: string
}

/** Somebody of the desk, as the room shows them. */
export interface Colleague {
  name: string
  department: string | null
}

/** A text that is about to go to the customer, with what its writer's browser shows beside it. */
export interface Situation {
  room: {
    customer: string
    staff: readonly Colleague[]
    /** The last messages of both audiences, in the timeline's order. */
    messages: readonly Said[]
    /** Words and addresses that the desk keeps to itself. */
    kept_words?: readonly string[] | undefined
  }
  draft: {
    author: string
    text: string
    /** Since the writer changed to Chat; null when they did not since they opened the room. */
    seconds_since_mode_change: number | null
    /** Of the writer's own messages in this room, oldest first. */
    own_audiences: readonly Audience[]
  }
}

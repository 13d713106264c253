/** What an arriving place is to its room: the next one, one we have already, or one after a hole. */
export type Step = 'next' | 'double' | 'gap'

/** Where a reader stands in each room, so that a new socket goes on exactly there. */
export interface Places {
  /** Begin (or begin anew) after this place; 0 is before the first entry. */
  begin(room: string, after: number): void
  /** Take one arriving place; only `next` moves the reader on. */
  take(room: string, place: number): Step
  /** The last place taken, or undefined for a room that is not followed. */
  at(room: string): number | undefined
  /** Follow this room no longer. */
  forget(room: string): void
  /** Each followed room with its last place, in the order in which they were begun. */
  all(): [room: string, after: number][]
}

/** Keeps the last place per room. A reader of two logs of one room keeps one of these for each. */
export function placesOf(): Places {
  const last = new Map<string, number>()
  return {
    begin: (room, after) => void last.set(room, after),
    take(room, place) {
      const at = last.get(room)
      if (at === undefined || place <= at) return 'double'
      if (place > at + 1) return 'gap'
      last.set(room, place)
      return 'next'
    },
    at: (room) => last.get(room),
    forget: (room) => void last.delete(room),
    all: () => [...last],
  }
}

/** One message by its place in one of the two logs of its room. */
export interface Spot {
  readonly log: 'public' | 'private'
  readonly place: number
}

let wanted = $state.raw<{ room: string; spot: Spot } | null>(null)

/** Where a timeline is asked to go: by a link to one message, or from a quote to what it quotes. */
export const jumps = {
  /** Where the timeline of this room shall go, until it has gone there. */
  in(room: string): Spot | null {
    return wanted?.room === room ? wanted.spot : null
  },
  /** Show this message of a room, now or as soon as the room is shown. */
  to(room: string, spot: Spot): void {
    wanted = { room, spot }
  },
  /** It is shown. */
  done(): void {
    wanted = null
  },
}

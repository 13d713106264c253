/** What can be asked about a room. */
export type Question = 'add' | 'close' | 'leave' | 'join' | 'take-over' | 'pick-up' | 'help' | 'find'

/** Which question about the room is open. */
export class RoomDialogs {
  #asked = $state<Question | null>(null)

  get asked(): Question | null {
    return this.#asked
  }

  open(question: Question): void {
    this.#asked = question
  }

  close(): void {
    this.#asked = null
  }
}

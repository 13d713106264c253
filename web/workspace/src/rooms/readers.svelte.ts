import type { PrivateReaderView, StaffFace } from '@backchannel/wire-staff'

/** Who has read how far in a room's private log. */
export class Readers {
  #all = $state.raw<readonly PrivateReaderView[]>([])

  /** Take over what the room's view says; nobody's place ever goes back. */
  know(found: readonly PrivateReaderView[]): void {
    for (const { staff, up_to } of found) this.came(staff, up_to)
  }

  /** Somebody has read on. */
  came(who: StaffFace, up_to: number): void {
    const known = this.#all.find((one) => one.staff.id === who.id)
    if (known && known.up_to >= up_to) return
    const staff = who.name ? who : (known?.staff ?? who)
    const next = [...this.#all.filter((one) => one.staff.id !== who.id), { staff, up_to }]
    this.#all = next.sort((one, other) => one.staff.name.localeCompare(other.staff.name))
  }

  /** The names of those who have read the message at a place, its author left out. */
  of(place: number, author: string): string[] {
    return this.#all.filter((one) => one.up_to >= place && one.staff.id !== author).map((one) => one.staff.name)
  }
}

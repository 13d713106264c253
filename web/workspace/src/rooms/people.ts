import type { RoomView, StaffFace } from '@backchannel/wire-staff'
import { t } from '../messages'
import { namesOf } from '../messages/format'

/** The first word of a name, as one would call somebody; the whole where words are not spaced. */
export function shortName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

/** Who reads a private message beside its writer, in words: "Ben, Chi and 1 monitor (Ruth)"; empty for nobody. */
export function privateReaders(view: RoomView, monitors: readonly StaffFace[], me: string): string {
  const members = view.members.filter(({ staff }) => staff.id !== me).map(({ staff }) => shortName(staff.name))
  const watching = monitors.filter((staff) => staff.id !== me && !view.members.some((one) => one.staff.id === staff.id))
  const names = namesOf(members)
  if (!watching.length) return names
  const called = namesOf(watching.map((staff) => shortName(staff.name)))
  if (!members.length) return t('rooms.monitors_alone', { count: watching.length, monitors: called })
  return t('rooms.and_monitors', { names: members.join(', '), count: watching.length, monitors: called })
}

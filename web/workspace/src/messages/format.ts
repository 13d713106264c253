import { language } from './index'

/** Times and sizes as the reader writes them: their language, their time zone. */

/** The time of day, such as 10:36. */
export function timeOf(at: string | number): string {
  return new Intl.DateTimeFormat(language.locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(at))
}

/** A day in full, with its year when that is not this one: Sunday 22 November. */
export function dayOf(at: string | number): string {
  const date = new Date(at)
  const year = date.getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const)
  const shape = { weekday: 'long', day: 'numeric', month: 'long', ...year } as const
  return new Intl.DateTimeFormat(language.locale, shape).format(date)
}

/** A day in short: 14 Aug, with its year when that is not this one. */
export function shortDayOf(at: string | number): string {
  const date = new Date(at)
  const year = date.getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(language.locale, { day: 'numeric', month: 'short', ...year }).format(date)
}

/** For a list: the time when it was today, else the day. */
export function momentOf(at: string | number): string {
  return sameDay(at, Date.now()) ? timeOf(at) : shortDayOf(at)
}

/** A day and a time, for a title: 22 November 2026, 10:36. */
export function fullMomentOf(at: string | number): string {
  return new Intl.DateTimeFormat(language.locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at))
}

/** Whether both fall on one day of the reader's time zone. */
export function sameDay(one: string | number, other: string | number): boolean {
  return dateOf(one) === dateOf(other)
}

const dates = new Map<string, string>()

/** The date of a moment; moments of one ten minutes have the same, in every time zone, so it is reckoned once. */
function dateOf(at: string | number): string {
  if (typeof at === 'number' || !at.endsWith('Z')) return new Date(at).toDateString()
  const tenMinutes = at.slice(0, 15)
  const known = dates.get(tenMinutes) ?? new Date(at).toDateString()
  dates.set(tenMinutes, known)
  return known
}

/** Milliseconds as a running clock: 0:51, 14:02, 2:05:09, and from a day on 1 d 3 h. */
export function clockOf(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds / 1000))
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  if (hours >= 24) return daysOf(Math.floor(hours / 24), hours % 24)
  const two = (n: number) => String(n).padStart(2, '0')
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

/** Bytes in words: 218 kB, 1.2 MB. */
export function sizeOf(bytes: number): string {
  const shape = { style: 'unit', unitDisplay: 'short' } as const
  const write = (amount: number, unit: string, digits: number) =>
    new Intl.NumberFormat(language.locale, { ...shape, unit, maximumFractionDigits: digits }).format(amount)
  if (bytes < 1_000_000) return write(Math.max(1, bytes / 1000), 'kilobyte', 0)
  return write(bytes / 1_000_000, 'megabyte', bytes < 10_000_000 ? 1 : 0)
}

/** Names in one phrase: Ben, Chi and Ruth. */
export function namesOf(names: readonly string[]): string {
  return new Intl.ListFormat(language.locale, { style: 'long', type: 'conjunction' }).format(names)
}

function daysOf(days: number, hours: number): string {
  const unit = (name: string, n: number) =>
    new Intl.NumberFormat(language.locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(n)
  return `${unit('day', days)} ${unit('hour', hours)}`
}

import { language } from '../messages'

/** Days of the report, which belong to the desk's time zone and to no other: ISO dates, never moments. */
const shown = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language.locale, { timeZone: 'UTC', ...options })

/** A day in short: 26 Oct. */
export function shortDate(date: string): string {
  return shown({ day: 'numeric', month: 'short' }).format(new Date(date))
}

/** A day with its year: 26 Oct 2026. */
export function longDate(date: string): string {
  return shown({ day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(date))
}

/** A moment on the clocks of the desk: 22 Nov, 09:02. */
export function momentIn(zone: string, at: string): string {
  const day = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat(language.locale, { timeZone: zone, ...day }).format(new Date(at))
}

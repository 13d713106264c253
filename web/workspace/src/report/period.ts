/** A stretch of days in the desk's time zone; both ends belong to it. ISO dates. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** Periods that end today, by their length in days. */
export const PRESETS = { today: 1, week: 7, month: 28, quarter: 91 } as const
export type Preset = keyof typeof PRESETS

const DAY_MS = 86_400_000
const MOST_DAYS = 366

/** The ISO date that it is at some place in the world. */
export function dateIn(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(now)
}

/** The preset's period, ending today. */
export function periodOf(preset: Preset, today: string): Period {
  return { from: plus(today, 1 - PRESETS[preset]), to: today }
}

/** Which preset a period is, or null. */
export function presetOf(period: Period, today: string): Preset | null {
  if (period.to !== today) return null
  const names = Object.keys(PRESETS) as Preset[]
  return names.find((name) => PRESETS[name] === daysIn(period)) ?? null
}

/** The equally long period before, which figures are compared with. */
export function before(period: Period): Period {
  return { from: plus(period.from, -daysIn(period)), to: plus(period.from, -1) }
}

/** How many days a period has. */
export function daysIn(period: Period): number {
  return Math.round((Date.parse(period.to) - Date.parse(period.from)) / DAY_MS) + 1
}

/** Whether two dates make a period: in order, and at most a year. */
export function isPeriod(from: string, to: string): boolean {
  if (!isDate(from) || !isDate(to)) return false
  const days = daysIn({ from, to })
  return days >= 1 && days <= MOST_DAYS
}

/** The period that an address's query names, or null. */
export function periodIn(query: URLSearchParams): Period | null {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  return isPeriod(from, to) ? { from, to } : null
}

/** A date some days later, or earlier. */
export function plus(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

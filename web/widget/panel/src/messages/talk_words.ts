import { enTalk, type TalkWords } from './en_talk'
import { lang, other } from './words'

/** The words in use, from the first message on. */
export const tell = (): TalkWords => other?.talkWords ?? enTalk

/** The time of day. */
export function clock(at: string): string {
  return format(at, { hour: '2-digit', minute: '2-digit' })
}

/** Today, yesterday, or a date. */
export function day(at: string, now = new Date()): string {
  const then = new Date(at)
  if (then.toDateString() === now.toDateString()) return tell().today
  const before = new Date(now)
  before.setDate(now.getDate() - 1)
  if (then.toDateString() === before.toDateString()) return tell().yesterday
  const sameYear = then.getFullYear() === now.getFullYear()
  return format(at, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) })
}

/** A time today, else a short date. */
export function moment(at: string, now = new Date()): string {
  if (new Date(at).toDateString() === now.toDateString()) return clock(at)
  return format(at, { day: 'numeric', month: 'short' })
}

/** A size in bytes as people say it. */
export function size(bytes: number): string {
  const power = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const amount = bytes / 1_000 ** power
  const digits = { maximumFractionDigits: amount < 10 && power ? 1 : 0 }
  return tell().size(new Intl.NumberFormat(lang, digits).format(amount), ['B', 'KB', 'MB'][power] ?? '')
}

function format(at: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(lang, options).format(new Date(at))
}

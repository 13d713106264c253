import { language } from '../messages'
import { clockOf } from '../messages/format'

export type FigureName =
  'enquiries' | 'handled' | 'missed' | 'missed_rate' | 'waiting_s' | 'first_response_s' | 'handling_s' | 'rating'

/** A change against the period before: how it reads, and whether it is for the better (null: neither). */
export interface Change {
  readonly text: string
  readonly better: boolean | null
}

type Kind = 'count' | 'share' | 'time' | 'score'

/** How each figure is written, and which way is better: 1 more, -1 less, 0 neither. */
const KINDS: Record<FigureName, readonly [Kind, -1 | 0 | 1]> = {
  enquiries: ['count', 0],
  handled: ['count', 0],
  missed: ['count', -1],
  missed_rate: ['share', -1],
  waiting_s: ['time', -1],
  first_response_s: ['time', -1],
  handling_s: ['time', 0],
  rating: ['score', 1],
}

const MINUS = '\u2212'

/** A figure as it is read; a dash where there was nothing to measure. */
export function written(name: FigureName, value: number | null): string {
  return value === null ? '–' : write(KINDS[name][0], value)
}

/**
 * How a figure changed against the period before, or null where there is nothing to compare with.
 *
 * Counts change in percent, shares in points, times and scores by what they grew or fell.
 */
export function changed(name: FigureName, value: number | null, before: number | null): Change | null {
  if (value === null || before === null) return null
  const [kind, better] = KINDS[name]
  const text = difference(kind, value, before)
  if (text === null) return null
  const way = Math.sign(value - before)
  return { text, better: better === 0 || text.startsWith('±') ? null : way === better }
}

function write(kind: Kind, value: number): string {
  if (kind === 'time') return clockOf(value * 1_000)
  if (kind === 'share') return number({ style: 'percent', maximumFractionDigits: 1 }).format(value)
  const digits = kind === 'score' ? 1 : 0
  return number({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
}

function number(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(language.locale, options)
}

function difference(kind: Kind, value: number, before: number): string | null {
  if (kind === 'count') {
    if (before === 0) return value === 0 ? '±0' : null
    return signed((value - before) / before, (size) => write('share', Math.round(size * 100) / 100))
  }
  if (kind === 'time') return signed(Math.round(value - before), (size) => clockOf(size * 1_000))
  const digits = number({ maximumFractionDigits: 1 })
  if (kind === 'score') return signed(value - before, (size) => digits.format(size))
  return signed((value - before) * 100, (points) => `${digits.format(points)}\u00a0pt`)
}

function signed(size: number, words: (size: number) => string): string {
  const text = words(Math.abs(size))
  if (!/[1-9]/.test(text)) return '±0'
  return (size > 0 ? '+' : MINUS) + text
}

import { clockOf } from './format'
import { language } from './index'

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const
const HOUR_MS = 3_600_000

/** How long somebody has been waiting: a running clock in the first hour, then what still matters: 2h 5m, 3d 4h. */
export function waitOf(milliseconds: number): string {
  return milliseconds < HOUR_MS ? clockOf(milliseconds) : lengthOf(milliseconds / 1_000, 'narrow')
}

/**
 * A length of time in its two greatest units, without those that are nothing: 5 min, 1 day, 1 hr 30 min.
 *
 * @param seconds how long.
 * @param look how the units are written.
 */
export function lengthOf(seconds: number, look: 'short' | 'narrow' = 'short'): string {
  let rest = Math.max(0, Math.floor(seconds))
  const parts: string[] = []
  const first = UNITS.findIndex(([, size]) => rest >= size)
  for (const [unit, size] of UNITS.slice(Math.max(0, first), Math.max(0, first) + 2)) {
    const amount = Math.floor(rest / size)
    rest -= amount * size
    if (amount) parts.push(written(amount, unit, look))
  }
  return parts.join(' ') || written(0, 'second', look)
}

function written(amount: number, unit: string, unitDisplay: 'short' | 'narrow'): string {
  return new Intl.NumberFormat(language.locale, { style: 'unit', unit, unitDisplay }).format(amount)
}

import type { HealthView, LockView } from '@backchannel/wire-staff'

export type Verdict = LockView['verdict']

/** How many of the ten say what; a lock that nobody tried counts with those that are not in force. */
export interface Tally {
  hold: number
  inPart: number
  broken: number
}

/** What the locks say together. */
export function tally(health: HealthView): Tally {
  const found = { hold: 0, inPart: 0, broken: 0 }
  for (const lock of health.locks) {
    if (lock.verdict === 'holds') found.hold += 1
    else if (lock.verdict === 'broken') found.broken += 1
    else found.inPart += 1
  }
  return found
}

/** The words of a verdict in the catalogue. */
export function wordOf(verdict: Verdict) {
  return verdict === 'broken' ? ('walls.does_not' as const) : (`walls.${verdict}` as const)
}

/** Close codes of the doors that ask for something else than patience. */
export const GOING_AWAY = 1001
export const SIGNED_OUT = 4401
export const NOT_ALLOWED = 4403
export const TOO_SLOW = 4408
export const FLOOD = 4429

/** After one of these nobody is let in again with the same token. */
export const FINAL: readonly number[] = [SIGNED_OUT, NOT_ALLOWED]

/** Milliseconds. */
const FIRST = 500
const LONGEST = 30_000
const AFTER_A_FLOOD = 5_000

/**
 * How long to wait before the next attempt, in milliseconds.
 *
 * The wait doubles with each failure and is spread at random over its upper half, so that a thousand browsers do not
 * come back in the same instant. A reader that was cut off for being too slow comes back at once, the first time.
 *
 * @param failures attempts that have failed since the socket last held, from 0
 * @param code the close code of the last socket (RFC 6455, section 7.4)
 */
export function waitBefore(failures: number, code: number): number {
  if (code === TOO_SLOW && failures === 0) return 0
  const whole = Math.min(LONGEST, FIRST * 2 ** failures)
  const spread = whole / 2 + (Math.random() * whole) / 2
  return code === FLOOD ? Math.max(AFTER_A_FLOOD, spread) : spread
}

const HOUR = 3_600
const DAY = 86_400

/**
 * A length of time as a clock: `0:51`, `21:40`, `1:02:05`.
 *
 * @param seconds how long; below zero counts as nothing, for clocks that differ.
 */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (part: number) => String(part).padStart(2, '0')
  const minutes = Math.floor((whole % HOUR) / 60)
  if (whole < HOUR) return `${minutes}:${two(whole % 60)}`
  return `${Math.floor(whole / HOUR)}:${two(minutes)}:${two(whole % 60)}`
}

/**
 * A length of time that a card has room for: a clock below an hour, then whole hours, then whole days.
 *
 * @param seconds how long.
 * @param locale whose words the units take.
 */
export function span(seconds: number, locale: string): string {
  if (seconds < HOUR) return clock(seconds)
  const [amount, unit] = seconds < DAY ? [seconds / HOUR, 'hour'] : [seconds / DAY, 'day']
  return new Intl.NumberFormat(locale, { style: 'unit', unit: unit as string, unitDisplay: 'short' }).format(
    Math.floor(amount as number),
  )
}

/** The same as an ISO 8601 duration, for the `datetime` of a `time` element. */
export function isoDuration(seconds: number): string {
  return `PT${Math.max(0, Math.floor(seconds))}S`
}

/** The time zone in which this browser lives; UTC when it keeps that to itself. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** Every time zone this browser knows, with one that must be there even if it does not. */
export function zones(wanted: string): string[] {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', wanted].filter(Boolean))
  return [...known].sort()
}

/** Quiet hours by the reader's own clock, in minutes of the day; they may go over midnight. */
export interface QuietHours {
  quiet_from: number | null
  quiet_to: number | null
}

/** Whether nothing shall be heard or shown outside at a moment. */
export function isQuiet({ quiet_from: from, quiet_to: to }: QuietHours, at: Date): boolean {
  if (from === null || to === null) return false
  const minute = at.getHours() * 60 + at.getMinutes()
  return from < to ? from <= minute && minute < to : minute >= from || minute < to
}

/** A minute of the day as a field for times writes it, such as 07:30. */
export function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** What such a field says, in minutes; null for an empty one. */
export function minuteOf(time: string): number | null {
  const [hours, minutes] = time.split(':').map(Number)
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? null : hours * 60 + minutes
}

import type { MentionView } from '@backchannel/wire-staff'
import { namings } from './naming'

/** A stretch of text; with `who`, one that names somebody. */
export interface Stretch {
  text: string
  who?: MentionView
}

/** A text cut at the names of those whom it names. */
export function named(text: string, mentions: readonly MentionView[]): Stretch[] {
  const parts: Stretch[] = []
  let end = 0
  for (const { from, to, who } of namings(text, mentions)) {
    if (from > end) parts.push({ text: text.slice(end, from) })
    parts.push({ text: text.slice(from, to), who })
    end = to
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

/** A web address shortened to its path, as one recognises it on the own site; anything else as it is. */
export function pathOf(address: string): string {
  try {
    const { pathname, search } = new URL(address)
    return pathname + search
  } catch {
    return address
  }
}

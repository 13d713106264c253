import type { MentionView } from '@backchannel/wire-staff'
import { namings } from './naming'

/** A stretch of text; with `link`, one that can be followed; with `who`, one that names somebody. */
export interface Stretch {
  text: string
  link?: string
  who?: MentionView
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'’”]/giu

/** Text cut at the web addresses in it. Only `http` and `https` become links. */
export function linked(text: string): Stretch[] {
  const parts: Stretch[] = []
  let end = 0
  for (const found of text.matchAll(ADDRESS)) {
    if (found.index > end) parts.push({ text: text.slice(end, found.index) })
    parts.push({ text: found[0], link: found[0] })
    end = found.index + found[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

/** The same, cut at the names of those whom it names too. */
export function named(text: string, mentions: readonly MentionView[]): Stretch[] {
  return linked(text).flatMap((part) => (part.link ? [part] : cutAtNames(part.text, mentions)))
}

function cutAtNames(text: string, mentions: readonly MentionView[]): Stretch[] {
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

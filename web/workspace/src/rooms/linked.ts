/** A stretch of text; with `link`, one that can be followed. */
export interface Stretch {
  text: string
  link?: string
  mention?: true
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

/** The same, cut at words like `@Ben` too. */
export function mentioned(text: string): Stretch[] {
  return linked(text).flatMap((part) => (part.link ? [part] : cutAtMentions(part.text)))
}

function cutAtMentions(text: string): Stretch[] {
  return text
    .split(/(?<![\p{L}\p{N}])(@[\p{L}\p{N}][\p{L}\p{N}._-]*)/u)
    .filter(Boolean)
    .map((part) => (part.startsWith('@') && part.length > 1 ? { text: part, mention: true } : { text: part }))
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

import type { ComponentChild } from 'preact'

type Found = [ComponentChild, number] | undefined

/* How deep marks may stand within each other. */
const DEEPEST = 4
/* Signs of scripts that part words by blanks: within such a word a mark is a part of the word. */
const JOINED = /[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u0590-\u08ff]/
const CODE = /`([^`\n]+)`/y
const WORDED = /\[([^[\]\n]+)\]\(((?:https?:\/\/|mailto:)[^\s()<>"'`\\]+)\)/y
const ADDRESS = /(?:https?:\/\/|www\.)(?:(?!\]\()[^\s<>"'`\\])+/iy
/* Words that look like an address themselves must not lead to another one. */
const CLAIMS = /:\/\/|[^\s.]\.[^\s.]|@/
const TRAILING = /[.,:;!?*_~)\]}\u3002\uff0c\uff1b\uff01\uff1f\u300d\u300f]$/

/** A stretch of text with its marks. */
export function inline(text: string, depth = 0): ComponentChild[] {
  const parts: ComponentChild[] = []
  const dead: Record<string, number> = {}
  let begun = 0
  for (let at = 0; at < text.length;) {
    const found = markAt(text, at, depth, dead)
    if (found) {
      parts.push(text.slice(begun, at), found[0])
      begun = found[1]
    }
    at = found?.[1] ?? at + 1
  }
  return [...parts, text.slice(begun)].filter((part) => part !== '')
}

function markAt(text: string, at: number, depth: number, dead: Record<string, number>): Found {
  const sign = text[at] ?? ''
  if (sign === '`') {
    const found = match(CODE, text, at)
    return found && [<code>{found[1]}</code>, at + found[0].length]
  }
  if (!'hHwW[*_'.includes(sign) || JOINED.test(text[at - 1] ?? '')) return undefined
  if (/[hw]/i.test(sign)) return address(text, at)
  if (depth >= DEEPEST) return undefined
  if (sign === '[') {
    const found = match(WORDED, text, at)
    if (!found || CLAIMS.test(found[1] ?? '')) return undefined
    return [link(found[2] ?? '', inline(found[1] ?? '', depth + 1)), at + found[0].length]
  }
  const mark = sign === '*' && text[at + 1] === '*' ? '**' : sign
  const from = at + mark.length
  const end = closing(text, from, mark, dead)
  if (end < 0) return undefined
  const within = inline(text.slice(from, end), depth + 1)
  return [mark === '**' ? <strong>{within}</strong> : <em>{within}</em>, end + mark.length]
}

/* Where a mark is closed on its line: behind a word, before no other; -1 when it is not, which `dead` remembers. */
function closing(text: string, from: number, mark: string, dead: Record<string, number>): number {
  if (from < (dead[mark] ?? 0) || !text[from]?.trim()) return -1
  let at = from
  while (at < text.length && text[at] !== '\n') {
    const step = text[at] === '`' ? (match(CODE, text, at)?.[0].length ?? 1) : runAt(text, at, mark)
    const end = at + step - mark.length
    const whole = text[at] !== '`' && step >= mark.length && (mark !== '*' || step !== 2)
    if (whole && end > from && text[at - 1]?.trim() && !JOINED.test(text[at + step] ?? '')) return end
    at += step || 1
  }
  dead[mark] = at
  return -1
}

function runAt(text: string, at: number, mark: string): number {
  let end = at
  while (text[end] === mark[0]) end++
  return end - at
}

function address(text: string, at: number): Found {
  const found = match(ADDRESS, text, at)
  if (!found) return undefined
  const shown = trimmed(found[0])
  if (!/[^:/.]$|[^:/]\/$/.test(shown)) return undefined
  return [link(/^www\./i.test(shown) ? `https://${shown}` : shown, shown), at + shown.length]
}

/** An address without the punctuation of the sentence around it; a bracket stays when it is opened within. */
export function trimmed(address: string): string {
  let end = address
  for (let last = TRAILING.exec(end)?.[0]; last; last = TRAILING.exec(end)?.[0]) {
    const opening = { ')': '(', ']': '[', '}': '{' }[last]
    if (opening && end.split(opening).length >= end.split(last).length) break
    end = end.slice(0, -1)
  }
  return end
}

function link(href: string, words: ComponentChild): ComponentChild {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {words}
    </a>
  )
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

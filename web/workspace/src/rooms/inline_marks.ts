/** A stretch of text and the marks in it. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em'; parts: Inline[] }
  | { kind: 'link'; href: string; parts: Inline[] }

/** How deep marks may stand within each other; what is deeper is text. */
const DEEPEST = 4
/** Signs of scripts that part words by blanks: within such a word a mark is a part of the word. */
const JOINED = /[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u0590-\u08ff]/
const CODE = /`([^`\n]+)`/y
const WORDED = /\[([^[\]\n]+)\]\(((?:https?:\/\/|mailto:)[^\s()<>"'`\\]+)\)/y
const ADDRESS = /(?:https?:\/\/|www\.)(?:(?!\]\()[^\s<>"'`\\])+/iy
/** Words that look like an address themselves must not lead to another one. */
const CLAIMS = /:\/\/|[^\s.]\.[^\s.]|@/
const TRAILING = /[.,:;!?*_~)\]}。，；！？」』]$/

/** What is being read; `dead` keeps, for each mark, up to where it is known that nothing closes it. */
interface Reading {
  text: string
  depth: number
  dead: Map<string, number>
}
type Found = [Inline, number] | null

/** A text cut at its marks. */
export function inlinesOf(text: string, depth = 0): Inline[] {
  const reading = { text, depth, dead: new Map<string, number>() }
  const parts: Inline[] = []
  let [begun, at] = [0, 0]
  while (at < text.length) {
    const found = markAt(reading, at)
    if (found) {
      if (at > begun) parts.push({ kind: 'text', text: text.slice(begun, at) })
      parts.push(found[0])
      begun = found[1]
    }
    at = found?.[1] ?? at + 1
  }
  if (begun < text.length) parts.push({ kind: 'text', text: text.slice(begun) })
  return parts
}

function markAt(reading: Reading, at: number): Found {
  const { text, depth } = reading
  const sign = text[at] ?? ''
  if (sign === '`') return code(text, at)
  if (!'hHwW[*_'.includes(sign) || JOINED.test(text[at - 1] ?? '')) return null
  if (/[hw]/i.test(sign)) return address(text, at)
  if (depth >= DEEPEST) return null
  if (sign === '[') return worded(text, at, depth)
  const mark = sign === '*' && text[at + 1] === '*' ? '**' : sign
  const end = closing(reading, at + mark.length, mark)
  if (end < 0) return null
  const parts = inlinesOf(text.slice(at + mark.length, end), depth + 1)
  return [{ kind: mark === '**' ? 'strong' : 'em', parts }, end + mark.length]
}

function code(text: string, at: number): Found {
  const match = matchAt(CODE, text, at)
  return match && [{ kind: 'code', text: match[1] ?? '' }, at + match[0].length]
}

function worded(text: string, at: number, depth: number): Found {
  const match = matchAt(WORDED, text, at)
  const [whole = '', words = '', href = ''] = match ?? []
  if (!match || CLAIMS.test(words)) return null
  return [{ kind: 'link', href, parts: inlinesOf(words, depth + 1) }, at + whole.length]
}

function address(text: string, at: number): Found {
  const match = matchAt(ADDRESS, text, at)
  if (!match) return null
  const shown = trimmed(match[0])
  const href = /^www\./i.test(shown) ? `https://${shown}` : shown
  return /[^:/.]$|[^:/]\/$/.test(shown)
    ? [{ kind: 'link', href, parts: [{ kind: 'text', text: shown }] }, at + shown.length]
    : null
}

/** An address without the punctuation of the sentence around it; a bracket stays when it is opened within. */
function trimmed(address: string): string {
  let end = address
  for (let last = TRAILING.exec(end)?.[0]; last; last = TRAILING.exec(end)?.[0]) {
    const opening = { ')': '(', ']': '[', '}': '{' }[last]
    if (opening && end.split(opening).length >= end.split(last).length) break
    end = end.slice(0, -1)
  }
  return end
}

/** Where a mark is closed on its line: behind a word, before no other, with something between; -1 when it is not. */
function closing({ text, dead }: Reading, from: number, mark: string): number {
  if (from < (dead.get(mark) ?? 0) || /\s/.test(text[from] ?? ' ')) return -1
  let at = from
  while (at < text.length && text[at] !== '\n') {
    const step = text[at] === '`' ? codeAt(text, at) : runAt(text, at, mark[0] ?? '')
    if (text[at] !== '`' && step >= mark.length && (mark !== '*' || step !== 2)) {
      const end = at + step - mark.length
      if (end > from && !/\s/.test(text[at - 1] ?? ' ') && !JOINED.test(text[at + step] ?? '')) return end
    }
    at += Math.max(1, step)
  }
  dead.set(mark, at)
  return -1
}

function codeAt(text: string, at: number): number {
  return matchAt(CODE, text, at)?.[0].length ?? 1
}

function runAt(text: string, at: number, sign: string): number {
  let end = at
  while (text[end] === sign) end++
  return end - at
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

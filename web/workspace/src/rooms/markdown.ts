import { inlinesOf, type Inline } from './inline_marks'

/**
 * A part of a text in light Markdown: bold, italic, code, lists, quotes, links. No HTML, no pictures, no headings; what
 * is no mark is text. The widget and the desk's downloads have grammars of their own, held to the same examples.
 * `start` is the first number of a list that counts, else null.
 */
export type Block =
  | { kind: 'text'; parts: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; start: number | null; items: Inline[][] }

/** How deep quotes may stand within each other; what is deeper is text. */
const DEEPEST = 4
const FENCE = /^```[^`\s]*\s*$/
const QUOTE = /^> ?/
const BULLET = /^[-*•] +(?=\S)/
const NUMBER = /^(\d{1,3})[.)] +(?=\S)/

/** The blocks of a text. */
export function blocksOf(text: string): Block[] {
  return text ? blocksIn(text.split('\n'), 0) : []
}

function blocksIn(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const [block, next] = blockAt(lines, at, depth)
    if (block) blocks.push(block)
    at = next
  }
  return blocks
}

function blockAt(lines: readonly string[], at: number, depth: number): [Block | null, number] {
  const line = lines[at] ?? ''
  if (FENCE.test(line)) return fence(lines, at)
  if (depth < DEEPEST && line.startsWith('>')) {
    const end = endOf(lines, at, (one) => one.startsWith('>'))
    const within = lines.slice(at, end).map((one) => one.replace(QUOTE, ''))
    return [{ kind: 'quote', blocks: blocksIn(within, depth + 1) }, end]
  }
  for (const mark of [BULLET, NUMBER]) if (mark.test(line)) return list(lines, at, mark)
  const end = endOf(lines, at, (one, n) => one.trim() !== '' && (n === at || !begins(one, depth)))
  if (end === at) return [null, at + 1]
  return [{ kind: 'text', parts: inlinesOf(lines.slice(at, end).join('\n')) }, end]
}

function begins(line: string, depth: number): boolean {
  return FENCE.test(line) || (depth < DEEPEST && line.startsWith('>')) || BULLET.test(line) || NUMBER.test(line)
}

function fence(lines: readonly string[], at: number): [Block, number] {
  const end = endOf(lines, at + 1, (one) => one.trimEnd() !== '```')
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1]
}

function list(lines: readonly string[], at: number, mark: RegExp): [Block, number] {
  const end = endOf(lines, at, (one) => mark.test(one))
  const first = mark === NUMBER ? Number(NUMBER.exec(lines[at] ?? '')?.[1]) : null
  const items = lines.slice(at, end).map((one) => inlinesOf(one.replace(mark, '')))
  return [{ kind: 'list', start: first, items }, end]
}

function endOf(lines: readonly string[], from: number, goesOn: (line: string, at: number) => boolean): number {
  let end = from
  while (end < lines.length && goesOn(lines[end] ?? '', end)) end++
  return end
}

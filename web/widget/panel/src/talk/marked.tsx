import type { ComponentChild } from 'preact'
import { inline } from './marks'

/*
 * Light Markdown: bold, italic, code, lists, quotes, links. No HTML, no pictures, no headings; what is no mark is text.
 * The desk has grammars of its own; all are held to the same examples.
 */
const DEEPEST = 4
const FENCE = /^```[^`\s]*\s*$/
const BULLET = /^[-*\u2022] +(?=\S)/
const NUMBER = /^(\d{1,3})[.)] +(?=\S)/

/** A text as its marks ask for. */
export function Marked({ text }: { text: string }) {
  return <>{text && blocks(text.split('\n'), 0)}</>
}

function blocks(lines: string[], depth: number): ComponentChild[] {
  const found: ComponentChild[] = []
  for (let at = 0; at < lines.length;) {
    const [block, next] = blockAt(lines, at, depth)
    found.push(block)
    at = next
  }
  return found
}

function blockAt(lines: string[], at: number, depth: number): [ComponentChild, number] {
  const line = lines[at] ?? ''
  const until = (from: number, goesOn: (one: string) => boolean): number => {
    let end = from
    while (end < lines.length && goesOn(lines[end] ?? '')) end++
    return end
  }
  const quoted = (one: string) => depth < DEEPEST && one[0] === '>'
  if (FENCE.test(line)) {
    const end = until(at + 1, (one) => one.trimEnd() !== '```')
    return [code(lines.slice(at + 1, end).join('\n')), end + 1]
  }
  if (quoted(line)) {
    const end = until(at, quoted)
    const within = lines.slice(at, end).map((one) => one.replace(/^> ?/, ''))
    return [<blockquote>{blocks(within, depth + 1)}</blockquote>, end]
  }
  for (const mark of [BULLET, NUMBER])
    if (mark.test(line)) {
      const end = until(at, (one) => mark.test(one))
      return [list(lines.slice(at, end), mark), end]
    }
  if (!line.trim()) return [null, at + 1]
  const begins = (one: string) => quoted(one) || FENCE.test(one) || BULLET.test(one) || NUMBER.test(one)
  const end = until(at + 1, (one) => !!one.trim() && !begins(one))
  return [<p>{inline(lines.slice(at, end).join('\n'))}</p>, end]
}

function code(text: string): ComponentChild {
  return (
    <pre tabIndex={0}>
      <code>{text}</code>
    </pre>
  )
}

function list(lines: string[], mark: RegExp): ComponentChild {
  const items = lines.map((one) => <li>{inline(one.replace(mark, ''))}</li>)
  return mark === BULLET ? <ul>{items}</ul> : <ol start={Number(mark.exec(lines[0] ?? '')?.[1])}>{items}</ol>
}

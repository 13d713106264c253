import { typeInto } from './field'

/** What to put where, and what is selected behind it, to set a mark around a stretch of a text or take it away. */
export interface Marking {
  range: [number, number]
  text: string
  caret: number
  held: number
}

const MARKS: Readonly<Record<string, string>> = { b: '**', i: '*' }

/** Set a mark around what is selected; where it stands already, take it away. */
export function marking(text: string, from: number, to: number, mark: string): Marking {
  const held = to - from
  const around = text.slice(from - mark.length, from) === mark && text.slice(to, to + mark.length) === mark
  const longer = mark === '*' && text[from - 2] === '*' && text[from - 3] !== '*'
  if (from >= mark.length && around && !longer) {
    return { range: [from - mark.length, to + mark.length], text: text.slice(from, to), caret: 0, held }
  }
  return { range: [from, to], text: mark + text.slice(from, to) + mark, caret: mark.length, held }
}

/** Bold by Ctrl/⌘ B and italic by Ctrl/⌘ I; false for other keys. */
export function markedByKey(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): boolean {
  const mark = MARKS[event.key.toLowerCase()]
  if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return false
  const field = event.currentTarget
  const { range, text, caret, held } = marking(field.value, field.selectionStart, field.selectionEnd, mark)
  event.preventDefault()
  event.stopPropagation()
  typeInto(field, range, text, caret, held)
  return true
}

/**
 * Put a text in the place of a stretch of a field, as if it had been typed: the field tells of it, and it can be undone
 * by the browser's own key. The caret stands behind it, or at `caret` from its beginning; with `held` as many signs
 * behind the caret are selected.
 */
export function typeInto(
  field: HTMLTextAreaElement,
  [from, to]: readonly [number, number],
  text: string,
  caret = text.length,
  held = 0,
): void {
  field.focus()
  field.setSelectionRange(from, to)
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, from, to, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  field.setSelectionRange(from + caret, from + caret + held)
}

/** Type a sign that opens a list, at the beginning of a word: a blank goes before it where one is missing. */
export function openAt(field: HTMLTextAreaElement, sign: string): void {
  const { selectionStart: from, selectionEnd: to, value } = field
  const apart = from === 0 || /\s/.test(value[from - 1] ?? '')
  typeInto(field, [from, to], apart ? sign : ` ${sign}`)
}

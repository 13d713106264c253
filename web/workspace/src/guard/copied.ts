/** What a copy of private text carries beside it; the browser hands it on between pages of this door. */
const MARK = 'application/x-backchannel-private'
/** Where the last private text that was copied is remembered, as a number that does not give it away. */
const STORED = 'backchannel.copied'

/** Begin to mark what is copied or dragged out of private blocks; answers how to stop. */
export function markCopies(): () => void {
  const kinds = ['copy', 'cut', 'dragstart'] as const
  for (const kind of kinds) document.addEventListener(kind, mark)
  return () => {
    for (const kind of kinds) document.removeEventListener(kind, mark)
  }
}

/** A private text was put on the clipboard by other means than the keys. */
export function rememberCopied(text: string): void {
  localStorage.setItem(STORED, fingerprint(text))
}

/** Whether what is about to be put into a Chat text comes from a private block. */
export function isPrivate(data: DataTransfer | null): boolean {
  if (!data) return false
  const text = data.getData('text/plain')
  return data.types.includes(MARK) || (text.trim() !== '' && fingerprint(text) === localStorage.getItem(STORED))
}

function mark(event: ClipboardEvent | DragEvent): void {
  const text = privateSelection(event.target)
  const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer
  if (text === null || !data) return forget(event)
  rememberCopied(text)
  if (event.type === 'cut') return
  data.setData(MARK, '1')
  if (event.type === 'dragstart') return
  // The browser takes a mark only in place of its own copy, so the text goes along.
  data.setData('text/plain', text)
  event.preventDefault()
}

/** What is copied from elsewhere is no private text, even if the same words are. */
function forget(event: Event): void {
  if (event.type !== 'dragstart') localStorage.removeItem(STORED)
}

function privateSelection(target: EventTarget | null): string | null {
  if (isField(target)) {
    const { value, selectionStart, selectionEnd } = target
    return target.closest('.private') ? value.slice(selectionStart ?? 0, selectionEnd ?? 0) : null
  }
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed) return null
  return touchesPrivate(selection) ? selection.toString() : null
}

function touchesPrivate(selection: Selection): boolean {
  if (within(selection.anchorNode) || within(selection.focusNode)) return true
  return [...document.querySelectorAll('.private')].some((block) => selection.containsNode(block, true))
}

function within(node: Node | null): boolean {
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest('.private') != null
}

function isField(target: EventTarget | null): target is HTMLTextAreaElement | HTMLInputElement {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
}

/** A number of 53 bits that the same words give, however they are broken into lines (after Bryc's cyrb53). */
function fingerprint(text: string): string {
  let [one, other] = [0xdeadbeef, 0x41c6ce57]
  for (const sign of text.normalize('NFC').split(/\s+/).filter(Boolean).join(' ')) {
    const code = sign.codePointAt(0) ?? 0
    one = Math.imul(one ^ code, 2_654_435_761)
    other = Math.imul(other ^ code, 1_597_334_677)
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909)
  other = Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  return String(4_294_967_296 * (2_097_151 & other) + (one >>> 0))
}

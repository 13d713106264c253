import { isTyping } from '../shell/keys'

/** Moving over the cards by keys: focus is the selection, so that Enter opens what is lit. */
const CARDS = '[data-room]'

/** Put the focus on the card so many places further in its list, or on the first one. */
export function focusBy(step: 1 | -1, within: ParentNode = document): void {
  const cards = visible(within)
  const at = cards.indexOf(document.activeElement as HTMLElement)
  const list = at < 0 ? cards : cards.filter((card) => columnOf(card) === columnOf(cards[at]))
  const next = at < 0 ? list[0] : list[list.indexOf(cards[at] as HTMLElement) + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** Put the focus on the card at the same height of the next column that has any. */
export function focusAside(step: 1 | -1, within: ParentNode = document): void {
  const cards = visible(within)
  const at = document.activeElement as HTMLElement
  const columns = [...new Set(cards.map(columnOf))]
  const from = columns.indexOf(columnOf(at))
  if (!cards.includes(at) || from < 0) return focusBy(1, within)
  const list = cards.filter((card) => columnOf(card) === columns[from + step])
  const depth = cards.filter((card) => columnOf(card) === columns[from]).indexOf(at)
  const next = list[Math.min(depth, list.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** Put the focus back on the card of a room. */
export function focusRoom(id: string): void {
  document.querySelector<HTMLElement>(`[data-room="${CSS.escape(id)}"]`)?.focus()
}

/**
 * Bind Escape to the panel, until the answer is called. It looks before everybody else does: a dialog or a menu that
 * the same key closes is still there, and keeps the key to itself.
 */
export function bindEscape(close: () => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    const covered = document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')
    if (event.key === 'Escape' && !covered && !isTyping(event.target)) close()
  }
  window.addEventListener('keydown', pressed, { capture: true })
  return () => window.removeEventListener('keydown', pressed, { capture: true })
}

function visible(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(CARDS)].filter((card) => card.offsetParent !== null)
}

function columnOf(card: HTMLElement | undefined): string {
  return card?.closest<HTMLElement>('[data-col]')?.dataset.col ?? ''
}

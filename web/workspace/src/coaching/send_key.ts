import { curtain } from '../shell/curtain.svelte'
import { holdsText, isCovered, isTyping } from '../shell/keys'

/** Milliseconds after the same key has sent a text of one's own: struck twice, it sends nothing else. */
const REST = 2_000

/**
 * Bind Ctrl or Command and Enter to `send`, until the answer is called. The key belongs to a text being written,
 * so it looks before the field has sent and emptied itself; it never works from a private field, nor while it is held.
 */
export function bindSendKey(send: () => void): () => void {
  let written = -Infinity
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
    if (holdsText(event.target)) {
      written = event.timeStamp
      return
    }
    if (event.repeat || curtain.down || isCovered() || event.timeStamp - written < REST) return
    if (isTyping(event.target) && !isChat(event.target)) return
    event.preventDefault()
    event.stopPropagation()
    send()
  }
  window.addEventListener('keydown', pressed, { capture: true })
  return () => window.removeEventListener('keydown', pressed, { capture: true })
}

function isChat(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.composer.chat') !== null
}

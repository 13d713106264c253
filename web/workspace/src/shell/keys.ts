import { tinykeys, type KeyBindingMap } from 'tinykeys'

/** Whether somebody is typing there, so that single letters are theirs. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}

/** Whether somebody is in a field with something in it, so that a key is about that. */
export function holdsText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && 'value' in target && String(target.value).trim() !== ''
}

/** Whether something stands over the screen and takes the keys. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"][data-state], [role="alertdialog"], [role="menu"]') !== null
}

/**
 * Bind keys as tinykeys writes them, until the answer is called. They rest while a dialog or a menu is open; keys
 * without `$mod`, Alt or Control work only outside of fields.
 */
export function bindKeys(keys: Record<string, (event: KeyboardEvent) => void>): () => void {
  const bound: KeyBindingMap = {}
  for (const [key, act] of Object.entries(keys)) {
    const anywhere = /\$mod|Alt|Control/.test(key)
    bound[key] = (event) => {
      if (isCovered() || (!anywhere && isTyping(event.target))) return
      event.preventDefault()
      act(event)
    }
  }
  return tinykeys(window, bound)
}

/** How this computer names the key that goes with commands. */
export function commandKey(): string {
  return /Mac|iP(hone|ad|od)/.test(navigator.platform) ? '⌘' : 'Ctrl'
}

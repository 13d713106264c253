const STORED = 'backchannel.curtain'

let down = $state(false)

/**
 * The curtain before everything private, for when others see this screen. It hangs in all tabs of this browser at once
 * and is still there after a reload; nothing but its own key, button or line raises it.
 *
 * Parts that show something private stand behind it by their class: `private`, or `behind-curtain` for what is not
 * yellow. Parts that would act on it (a field for private text, a notice) ask `curtain.down`.
 */
export const curtain = {
  get down(): boolean {
    return down
  },
  toggle(): void {
    hang(!down)
    localStorage.setItem(STORED, down ? 'down' : 'up')
  },
  /** Called once, before the first screen, so that nothing private is drawn even for a moment. */
  start(): void {
    window.addEventListener('storage', ({ key, newValue }) => key === STORED && hang(newValue === 'down'))
    hang(localStorage.getItem(STORED) === 'down')
  },
}

function hang(next: boolean): void {
  down = next
  document.documentElement.toggleAttribute('data-curtain', down)
}

/** Alt and C by key position, wherever one is: a dialog, a menu or a field is no reason to wait. */
export function isCurtainKey(event: KeyboardEvent): boolean {
  return event.code === 'KeyC' && event.altKey && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.repeat
}

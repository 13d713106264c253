import type { Attachment } from 'svelte/attachments'

/** Milliseconds that a finger rests before it counts as a long press, and pixels that it may tremble meanwhile. */
const RESTS = 450
const TREMBLES = 10

/** A finger that rests on an element does this; a mouse never does. */
export function longPress(act: () => void): Attachment<HTMLElement> {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let [x, y] = [0, 0]
    const stop = () => clearTimeout(timer)
    const listeners: Partial<Record<string, (event: PointerEvent) => void>> = {
      pointerdown(event) {
        stop()
        if (event.pointerType !== 'touch') return
        ;[x, y] = [event.clientX, event.clientY]
        timer = setTimeout(act, RESTS)
      },
      pointermove(event) {
        if (Math.hypot(event.clientX - x, event.clientY - y) > TREMBLES) stop()
      },
      pointerup: stop,
      pointercancel: stop,
      contextmenu(event) {
        if (event.pointerType === 'touch') event.preventDefault()
      },
    }
    for (const [name, listen] of Object.entries(listeners)) element.addEventListener(name, listen as EventListener)
    return () => {
      stop()
      for (const [name, listen] of Object.entries(listeners)) element.removeEventListener(name, listen as EventListener)
    }
  }
}

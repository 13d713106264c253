/** Something that happened elsewhere, said for some seconds in the corner. Never a private text. */
export interface Toast {
  id: number
  title: string
  text?: string | undefined
  look: 'plain' | 'private' | 'danger'
  act?: { label: string; run: () => void } | undefined
}

/** Milliseconds that a toast stays, when nobody points at it. */
const STAYS = 8_000
const MOST = 4

let last = 0
let shown = $state<Toast[]>([])
const waits = new Map<number, ReturnType<typeof setTimeout>>()

/** The toasts on screen, the newest last. */
export const toasts = {
  get shown(): readonly Toast[] {
    return shown
  },
  /** Show one; answers its number. */
  say(title: string, more: Partial<Omit<Toast, 'id' | 'title'>> = {}): number {
    const toast: Toast = { look: 'plain', ...more, id: ++last, title }
    shown = [...shown, toast].slice(-MOST)
    this.resume(toast.id)
    return toast.id
  },
  /** Take one away. */
  drop(id: number): void {
    this.hold(id)
    shown = shown.filter((toast) => toast.id !== id)
  },
  /** Somebody reads it: it stays. */
  hold(id: number): void {
    clearTimeout(waits.get(id))
    waits.delete(id)
  },
  /** Nobody reads it any more. */
  resume(id: number): void {
    this.hold(id)
    waits.set(
      id,
      setTimeout(() => this.drop(id), STAYS),
    )
  },
}

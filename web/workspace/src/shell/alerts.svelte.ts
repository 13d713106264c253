import { chime } from './chime'

const SOUND = 'backchannel.sound'

let sound = $state(localStorage.getItem(SOUND) !== 'off')
let permission = $state<NotificationPermission>('Notification' in window ? Notification.permission : 'denied')

/** How this browser makes itself heard when nobody looks: one soft sound, and a notification if it was allowed. */
export const alerts = {
  get sound(): boolean {
    return sound
  },
  set sound(on: boolean) {
    sound = on
    localStorage.setItem(SOUND, on ? 'on' : 'off')
  },
  /** Whether the browser may still be asked to show notifications. */
  get canAsk(): boolean {
    return permission === 'default'
  },
  async ask(): Promise<void> {
    permission = await Notification.requestPermission()
  },
  /**
   * Make it heard. `title` and `text` may be read by whoever sees the screen, so nothing private may be in them.
   * `tag` replaces an earlier one of the same thing.
   */
  raise(title: string, text: string, tag: string, opened: () => void): void {
    if (sound) chime()
    if (permission !== 'granted' || document.hasFocus()) return
    const notice = new Notification(title, { body: text, tag, silent: true })
    notice.onclick = () => {
      window.focus()
      opened()
      notice.close()
    }
  },
}

import type { AlertChoices } from '@backchannel/wire-staff'
import { api } from '../wire'
import { chime } from './chime'
import { isQuiet } from './quiet'

const SOUND = 'backchannel.sound'

/** What something is about: a customer, or staff among themselves. Each is told in its own ways. */
export type Kind = 'customer' | 'private'

/** What holds until the reader's own choices have come: all that is told carries no private text. */
const USUAL: AlertChoices = {
  customer_toast: true,
  customer_popup: true,
  customer_sound: true,
  private_toast: true,
  private_popup: true,
  private_sound: true,
  private_text: false,
  quiet_from: null,
  quiet_to: null,
}

let sound = $state(localStorage.getItem(SOUND) !== 'off')
let permission = $state<NotificationPermission>('Notification' in window ? Notification.permission : 'denied')
let choices = $state.raw<AlertChoices>(USUAL)

/** How this browser makes itself heard when nobody looks: one soft sound, and a notification if it was allowed. */
export const alerts = {
  /** Whether this browser makes a sound at all; the reader's choices say for what. */
  get sound(): boolean {
    return sound
  },
  set sound(on: boolean) {
    sound = on
    localStorage.setItem(SOUND, on ? 'on' : 'off')
  },
  /** The reader's own choices, the same in every browser of theirs. */
  get choices(): AlertChoices {
    return choices
  },
  /** Read them; until they have come, and when they do not come, the usual ones hold. */
  async load(): Promise<void> {
    choices = await api.get<AlertChoices>('me/alerts').catch(() => choices)
  },
  async choose(next: AlertChoices): Promise<void> {
    choices = await api.put<AlertChoices>('me/alerts', next)
  },
  /** Whether it is shown inside of the workspace. */
  shows: (kind: Kind): boolean => choices[`${kind}_toast`],
  /** Whether the browser may still be asked to show notifications, and whether it may show them. */
  get canAsk(): boolean {
    return permission === 'default'
  },
  get allowed(): boolean {
    return permission === 'granted'
  },
  async ask(): Promise<void> {
    permission = await Notification.requestPermission()
  },
  /**
   * Make it heard. `title` and `text` may be read by whoever sees the screen, so nothing private may be in them that
   * the reader has not asked for. `tag` replaces an earlier one of the same thing.
   */
  raise(kind: Kind, title: string, text: string, tag: string, opened: () => void): void {
    if (isQuiet(choices, new Date())) return
    if (sound && choices[`${kind}_sound`]) chime()
    if (permission !== 'granted' || !choices[`${kind}_popup`] || document.hasFocus()) return
    const notice = new Notification(title, { body: text, tag, silent: true })
    notice.onclick = () => {
      window.focus()
      opened()
      notice.close()
    }
  },
}

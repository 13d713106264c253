import type { SetUp } from '@backchannel/wire-staff'
import { ownZone } from './zones'

/** What the set-up has been told so far; `SetUp` without the link's secret. */
export type Answers = { -readonly [N in keyof Omit<Required<SetUp>, 'token'>]: string }

/** What is asked, with what the browser can answer itself. */
export function firstAnswers(): Answers {
  return {
    desk_name: '',
    time_zone: ownZone(),
    accent: '#2A5BD7',
    name: '',
    email: '',
    password: '',
    tag_name: '',
    tag_intro: '',
  }
}

/** Whether a text could be an e-mail address; the desk looks more closely. */
export function looksLikeAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim())
}

/** The step at which a refusal of the desk is mended: 0 the desk, 1 the Administrator, 2 the tag. */
export function stepOf(code: string): 0 | 1 | 2 {
  if (code.startsWith('email') || code.startsWith('password')) return 1
  if (code.startsWith('colour') || code.startsWith('time_zone')) return 0
  return 2
}

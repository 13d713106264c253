import type { Row } from '@backchannel/wire-staff'
import { t } from '../messages'

/** The last public line of an enquiry as lists show it, as it reads now; empty where nobody has spoken. */
export function lastWords(last: Row['last']): string {
  if (!last) return ''
  return last.state === 'recalled' ? t('speech.removed') : last.text
}

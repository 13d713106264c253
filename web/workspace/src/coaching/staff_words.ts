import type { PrivateEventEntry } from '@backchannel/wire-staff'
import { t } from '../messages'

/** What staff did in a room, as a sentence. */
export function staffWords({ actor: { name }, event, text }: PrivateEventEntry): string {
  const words = t(`coaching.${event}`, { name })
  return text ? `${words} “${text}”` : words
}

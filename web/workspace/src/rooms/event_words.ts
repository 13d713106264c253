import type { EventEntry } from '@backchannel/wire-staff'
import { t } from '../messages'

/** What an event of the public log is called. */
export function eventWords({ event, actor, number }: EventEntry): string {
  const { name } = actor
  switch (event) {
    case 'missed':
      return t('rooms.missed_event')
    case 'closed':
      return closedWords(actor.kind, name)
    case 'rated':
      return t('rooms.rated', { name, score: number ?? 0 })
    case 'seen':
      return t('rooms.seen_by', { name })
    default:
      return t(`rooms.${event}`, { name })
  }
}

function closedWords(kind: EventEntry['actor']['kind'], name: string): string {
  if (kind === 'desk') return t('rooms.closed_by_desk')
  return kind === 'customer' ? t('rooms.ended_by', { name }) : t('rooms.closed_by', { name })
}

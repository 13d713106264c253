import type { RoomView } from '@backchannel/wire-staff'
import { t } from '../messages'
import type { ComposerMode } from '../rooms/mode'

/** How the reader stands to the room in the panel: whether in it, how they may write, or why they may not. */
export interface Standing {
  readonly member: boolean
  readonly mode: ComposerMode | null
  readonly note: string
}

/** From the panel one only ever writes privately: speaking to the customer is a thing of the room itself. */
export function standing(view: RoomView): Standing {
  const member = view.relation === 'owner' || view.relation === 'member'
  const aside = view.send_channels.find((channel) => channel.name === 'private_message')
  if (aside?.available) {
    const reason = member ? t('overview.watching_text') : `${t('overview.watching')} ${t('overview.watching_text')}`
    return { member, mode: { kind: 'private-locked', reason }, note: '' }
  }
  const waits = view.row.status === 'open' || view.row.status === 'missed'
  return { member, mode: null, note: waits ? t('overview.not_handled') : (aside?.reason ?? '') }
}

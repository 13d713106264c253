import type { SlipBody } from '@backchannel/wire-staff'
import { api } from '../wire'

/** For the team's figures: that it happened, and nothing of what was written. A lost count is no loss to the writer. */
export function countSlip(room: string, kind: SlipBody['kind']): void {
  api.post(`rooms/${room}/slips`, { kind }).catch(() => {})
}

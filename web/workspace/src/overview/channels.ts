import { CHANNEL_ICONS } from '../rooms/icons'
import type { Row } from '@backchannel/wire-staff'

/** The channels that an enquiry can have come by. */
export const CHANNELS = Object.keys(CHANNEL_ICONS) as Row['channel'][]

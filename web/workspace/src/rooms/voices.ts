import type { FileView, MentionView } from '@backchannel/wire-staff'
import type { PlainKey } from '../messages'
import type { FromStaff } from '../wire'
import type { Quote } from './quotes'

/** Who reads what is written: the customer, or staff alone. */
export type Audience = 'customer' | 'staff'

/** A message as it leaves: its key is made once and never changes. */
export interface Outgoing {
  key: string
  text: string
  files: readonly FileView[]
  /** Whom a private text names; the customer's frame has no place for it. */
  mentions?: readonly MentionView[]
  /** What it answers; what goes to the customer answers nothing private, whatever stands here. */
  quote?: Quote | null
}

/**
 * All that depends on the audience. Icon, colour, line, placeholder, button, route and frame come from this one value,
 * so that what is shown and what is sent cannot disagree.
 */
export interface Voice {
  audience: Audience
  /** The class of the composer, and the look of its button. */
  look: 'chat' | 'private'
  button: 'primary' | 'privately'
  words: { name: PlainKey; send: PlainKey; field: PlainKey; switched: PlainKey }
  /** The frame that sends a message. */
  send: (room: string, message: Outgoing) => FromStaff
  /** The frame that says that one is writing. */
  typing: (room: string) => FromStaff
  /** Where its files are kept, under `/api/`. */
  files: (room: string) => string
}

const toCustomer: Voice = {
  audience: 'customer',
  look: 'chat',
  button: 'primary',
  words: {
    name: 'rooms.chat',
    send: 'rooms.send_to_customer',
    field: 'rooms.message_to_customer',
    switched: 'rooms.now_chat',
  },
  send: (room, { key, text, files, quote }) => ({
    type: 'send_message',
    room,
    audience: 'customer',
    key,
    text,
    files: files.map((file) => file.id),
    quotes: quote?.log === 'public' ? quote.id : null,
  }),
  typing: (room) => ({ type: 'typing', room }),
  files: (room) => `rooms/${room}/files`,
}

const toStaff: Voice = {
  audience: 'staff',
  look: 'private',
  button: 'privately',
  words: {
    name: 'rooms.private_message',
    send: 'rooms.send_privately',
    field: 'rooms.private_field',
    switched: 'rooms.now_private',
  },
  send: (room, { key, text, files, mentions = [], quote }) => ({
    type: 'send_private_message',
    room,
    audience: 'staff',
    key,
    text,
    files: files.map((file) => file.id),
    mentions: mentions.map((mention) => mention.id),
    quotes_message: quote?.log === 'public' ? quote.id : null,
    quotes_private: quote?.log === 'private' ? quote.id : null,
  }),
  typing: (room) => ({ type: 'private_typing', room }),
  files: (room) => `rooms/${room}/private-files`,
}

/** The two voices of a room. */
export const VOICES: Readonly<Record<Audience, Voice>> = { customer: toCustomer, staff: toStaff }

import type { NewChannelToken } from '@backchannel/wire-staff'

/** What a first enquiry by each channel could say. */
const FIRST = {
  email: {
    sender: { address: 'maria@example.com', name: 'Maria Lopez', email: 'maria@example.com' },
    subject: 'My order',
    text: 'Where is it?',
  },
  phone: { sender: { address: '+442079460143', phone: '+442079460143' }, text: 'Call to the main number' },
  api: { sender: { address: 'messenger-4711', name: 'Maria Lopez' }, text: 'Hello, are you open on Sunday?' },
} as const

/**
 * A command that brings a first enquiry in.
 *
 * @param door the customers' door, such as `https://chat.example`.
 * @param channel the token's channel.
 * @param secret the token.
 * @param key 128 random bits in hexadecimal: sent again, the command brings the same enquiry, not another.
 */
export function firstEnquiry(door: string, channel: NewChannelToken['channel'], secret: string, key: string): string {
  return [
    `curl -X POST ${door.replace(/\/$/, '')}/api/channel/enquiries \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${JSON.stringify({ key, ...FIRST[channel] })}'`,
  ].join('\n')
}

/** A new key of 128 random bits. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

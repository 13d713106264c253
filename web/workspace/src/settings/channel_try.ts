import type { NewChannelToken } from '@backchannel/wire-staff'

/** What a first enquiry by each channel could say. */
const FIRST = {
  email: {
    address: 'maria@example.com',
    name: 'Maria Lopez',
    email: 'maria@example.com',
    subject: 'My order',
    text: 'Where is it?',
  },
  phone: { address: '+442079460143', phone: '+442079460143', text: 'Call to the main number' },
  api: { address: 'messenger-4711', name: 'Maria Lopez', text: 'Hello, are you open on Sunday?' },
} as const

/**
 * A command that brings a first enquiry in.
 *
 * @param door the customers' door, such as `https://chat.example`.
 * @param channel the token's channel.
 * @param secret the token.
 */
export function firstEnquiry(door: string, channel: NewChannelToken['channel'], secret: string): string {
  return [
    `curl -X POST ${door.replace(/\/$/, '')}/api/channel/enquiries \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${JSON.stringify(FIRST[channel])}'`,
  ].join('\n')
}

import { describe, expect, it } from 'vitest'
import { VOICES, type Audience, type Outgoing } from './voices'

const said: Outgoing = {
  key: 'k',
  text: 'Hello',
  files: [{ id: 'f', name: 'a.txt', size: 1, media_type: 'text/plain', width: null, height: null }],
  mentions: [{ kind: 'staff', id: 'ben', name: 'Ben' }],
  quote: null,
}

describe.each<[Audience, string, string, string, string, object]>([
  ['customer', 'chat', 'send_message', 'typing', 'rooms/r/files', {}],
  ['staff', 'private', 'send_private_message', 'private_typing', 'rooms/r/private-files', { mentions: ['ben'] }],
])('the voice to the %s', (audience, look, frame, typing, files, names) => {
  const voice = VOICES[audience]

  it('looks, sends, types and uploads for that audience alone', () => {
    expect(voice.audience).toBe(audience)
    expect(voice.look).toBe(look)
    const sent = { type: frame, room: 'r', audience, key: 'k', text: 'Hello', files: ['f'], ...names }
    const nothing = audience === 'customer' ? { quotes: null } : { quotes_message: null, quotes_private: null }
    expect(voice.send('r', said)).toEqual({ ...sent, ...nothing })
    expect(voice.typing('r')).toEqual({ type: typing, room: 'r' })
    expect(voice.files('r')).toBe(files)
  })
})

const aloud = { log: 'public', place: 3, id: 'm3' } as const
const aside = { log: 'private', place: 2, id: 'p2' } as const

describe('what a message answers', () => {
  it('is a public message or nothing when it goes to the customer', () => {
    expect(VOICES.customer.send('r', { ...said, quote: aloud })).toMatchObject({ quotes: 'm3' })
    const crossed = VOICES.customer.send('r', { ...said, quote: aside })
    expect(crossed).toMatchObject({ quotes: null })
    expect(JSON.stringify(crossed)).not.toContain('p2')
  })

  it('may be of either kind among staff, and says of which', () => {
    const quotes = (quote: typeof aloud | typeof aside) => VOICES.staff.send('r', { ...said, quote })
    expect(quotes(aloud)).toMatchObject({ quotes_message: 'm3', quotes_private: null })
    expect(quotes(aside)).toMatchObject({ quotes_message: null, quotes_private: 'p2' })
  })
})

import { describe, expect, it } from 'vitest'
import { VOICES, type Audience, type Outgoing } from './voices'

const said: Outgoing = {
  key: 'k',
  text: 'Hello',
  files: [{ id: 'f', name: 'a.txt', size: 1, media_type: 'text/plain', width: null, height: null }],
  mentions: [{ kind: 'staff', id: 'ben', name: 'Ben' }],
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
    expect(voice.send('r', said)).toEqual(sent)
    expect(voice.typing('r')).toEqual({ type: typing, room: 'r' })
    expect(voice.files('r')).toBe(files)
  })
})

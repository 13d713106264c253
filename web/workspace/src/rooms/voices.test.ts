import { describe, expect, it } from 'vitest'
import { VOICES, type Audience, type Outgoing } from './voices'

const said: Outgoing = {
  key: 'k',
  text: 'Hello',
  files: [{ id: 'f', name: 'a.txt', size: 1, media_type: 'text/plain', width: null, height: null }],
}

describe.each<[Audience, string, string, string, string]>([
  ['customer', 'chat', 'send_message', 'typing', 'rooms/r/files'],
  ['staff', 'private', 'send_private_message', 'private_typing', 'rooms/r/private-files'],
])('the voice to the %s', (audience, look, frame, typing, files) => {
  const voice = VOICES[audience]

  it('looks, sends, types and uploads for that audience alone', () => {
    expect(voice.audience).toBe(audience)
    expect(voice.look).toBe(look)
    expect(voice.send('r', said)).toEqual({ type: frame, room: 'r', audience, key: 'k', text: 'Hello', files: ['f'] })
    expect(voice.typing('r')).toEqual({ type: typing, room: 'r' })
    expect(voice.files('r')).toBe(files)
  })
})

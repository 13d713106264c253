import { expect, it } from 'vitest'
import { lengthOfNote } from './voice_note'

it('says in its name how long it is', () => {
  expect(lengthOfNote('voice-note-1m05s.weba')).toBe(65_000)
  expect(lengthOfNote('voice-note-0m09s.m4a')).toBe(9_000)
})

it('is no other file', () => {
  for (const name of ['song.mp3', 'my-voice-note-1m05s.weba', 'voice-note.weba', 'voice-note-1m5s.weba'])
    expect(lengthOfNote(name)).toBeNull()
})

import { afterEach, expect, test } from 'vitest'
import { en } from './en'
import { enTalk } from './en_talk'
import { clock, day, moment, size, tell } from './talk_words'
import { lang, say, speak } from './words'
import { talkWords, words } from './zh-Hant'

afterEach(() => speak('en'))

test('the page chooses the language', async () => {
  await speak('zh-TW')
  expect([lang, say().ask, tell().send]).toEqual(['zh-Hant', words.ask, talkWords.send])
  expect(document.documentElement.lang).toBe('zh-Hant')
})

test.each(['de', 'zh-CN', 'zh-Hans', 'not a language', ''])('without a catalogue for %s it is English', async (tag) => {
  await speak(tag)
  expect(say()).toBe(en)
  expect(lang).toBe('en-GB')
})

test('American dates are American', async () => {
  await speak('en-US')
  expect(moment('2026-05-04T12:00:00Z', new Date('2026-08-01T12:00:00Z'))).toBe('May 4')
})

test('days are named where they have a name', () => {
  const now = new Date(2026, 4, 4, 12)
  expect(day(new Date(2026, 4, 4, 1).toISOString(), now)).toBe('Today')
  expect(day(new Date(2026, 4, 3, 23).toISOString(), now)).toBe('Yesterday')
  expect(day(new Date(2026, 3, 30, 12).toISOString(), now)).toBe('30 April')
  expect(day(new Date(2025, 3, 30, 12).toISOString(), now)).toBe('30 April 2025')
  expect(clock(new Date(2026, 4, 4, 9, 5).toISOString())).toBe('09:05')
})

test('sizes are said as people say them', () => {
  expect([size(999), size(1_200), size(44_000), size(1_250_000), size(25_000_000)]).toEqual([
    '999 B',
    '1.2 KB',
    '44 KB',
    '1.3 MB',
    '25 MB',
  ])
})

test('no line of a catalogue is empty or left in English', () => {
  const said = (line: unknown): string => (typeof line === 'function' ? String(line('Ines', '2')) : String(line))
  for (const [name, line] of Object.entries({ ...words, ...talkWords })) {
    expect(said(line), name).toMatch(/[\u4e00-\u9fff\d]/)
    if (name !== 'size') expect(said(line), name).not.toBe(said({ ...en, ...enTalk }[name as keyof typeof en]))
  }
})

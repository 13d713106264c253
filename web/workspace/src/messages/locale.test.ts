import { afterEach, expect, it, vi } from 'vitest'
import { shortDayOf } from './format'
import { language } from './index'

afterEach(() => vi.unstubAllGlobals())

it('writes dates and numbers in the reader’s own manner of the language', () => {
  vi.stubGlobal('navigator', { languages: ['fr-FR', 'en-GB', 'en'] })
  expect(language.locale).toBe('en-GB')
  expect(shortDayOf('2020-11-05T12:00:00Z')).toBe('5 Nov 2020')
})

it('never writes one script in the manner of another', async () => {
  vi.stubGlobal('navigator', { languages: ['zh-CN', 'zh-TW'] })
  await language.choose('zh-Hant')
  expect(language.locale).toBe('zh-TW')
  await language.choose('en')
})

it('falls back on the language itself', () => {
  vi.stubGlobal('navigator', { languages: ['fr-FR'] })
  expect(language.locale).toBe('en')
})

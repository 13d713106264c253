import { afterEach, describe, expect, it } from 'vitest'
import { language, pieced, t } from './index'
import { english } from './en'
import { chinese } from './zh-Hant'

afterEach(() => language.choose('en'))

type Areas = Record<string, Record<string, string | Record<string, string>>>

function names(saying: string | Record<string, string>): string[] {
  const whole = typeof saying === 'string' ? saying : Object.values(saying).join()
  return [...new Set([...whole.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ''))].sort()
}

describe('the words on the screen', () => {
  it('fill in names, and write numbers as the language does', () => {
    expect(t('rooms.to_latest_new', { count: 1200 })).toBe('Jump to latest, 1,200 new')
  })

  it('choose the plural form that the language asks for', () => {
    expect(t('rooms.unread', { count: 1 })).toBe('1 unread message')
    expect(t('rooms.unread', { count: 2 })).toBe('2 unread messages')
  })

  it('come in pieces, so that a name can be set apart', () => {
    expect(pieced('rooms.to_customer', { name: 'Maria' })).toEqual([
      { text: 'To ' },
      { text: 'Maria', name: 'name' },
      { text: ' (customer)' },
    ])
  })

  it('are not turned around by a name that runs from right to left', () => {
    expect(t('rooms.joined', { name: 'نورا' })).toBe('\u2068نورا\u2069 joined')
  })

  it('change with the language, and fall back to English', async () => {
    await language.choose('zh-Hant')
    expect(t('rooms.send_privately')).toBe('私下傳送')
    expect(t('rooms.unread', { count: 2 })).toBe('2 則未讀訊息')
    expect(t('rooms.no_files')).toBe(english.rooms.no_files)
    expect(document.documentElement.lang).toBe('zh-Hant')
  })

  it('ask for the same names in every language, and name nothing that English does not', () => {
    const whole = english as Areas
    for (const [area, sayings] of Object.entries(chinese as Areas)) {
      for (const [key, saying] of Object.entries(sayings)) {
        const original = whole[area]?.[key]
        expect(original, `${area}.${key}`).toBeDefined()
        expect(names(saying), `${area}.${key}`).toEqual(names(original ?? ''))
      }
    }
  })
})

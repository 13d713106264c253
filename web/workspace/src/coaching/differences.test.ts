import { describe, expect, it } from 'vitest'
import { differences } from './differences'

const written = (before: string, after: string) =>
  differences(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind])
    .join('')

describe('what became of a suggestion', () => {
  it('says nothing of words that stayed', () => {
    expect(differences('Come by tomorrow.', 'Come by tomorrow.')).toEqual([{ kind: 'same', text: 'Come by tomorrow.' }])
    expect(differences('', '')).toEqual([])
  })

  it('tells words that are gone from words that are new', () => {
    expect(written('Come by tomorrow at nine.', 'Come by on Friday at nine.')).toBe(
      'Come by[- tomorrow-][+ on Friday+] at nine.',
    )
    expect(written('Hello Maria', 'Hello')).toBe('Hello[- Maria-]')
    expect(written('', 'Hello')).toBe('[+Hello+]')
  })

  it('cuts languages without spaces into words too', () => {
    expect(written('我們明天可以修理', '我們週五可以修理')).toBe('我們[-明天-][+週五+]可以修理')
  })

  it('gives back both texts, whatever they are', () => {
    for (const [before, after] of [
      ['a b c d e', 'e d c b a'],
      ['one two two three', 'two one three three'],
      ['مرحبا بك في المتجر', 'مرحبا في متجرنا'],
    ] as const) {
      const found = differences(before, after)
      const kept = (not: string) => found.map(({ kind, text }) => (kind === not ? '' : text)).join('')
      expect([kept('new'), kept('gone')]).toEqual([before, after])
    }
  })
})

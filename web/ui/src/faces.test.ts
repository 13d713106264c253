import { describe, expect, it } from 'vitest'
import { initials, tint } from './faces'

describe('a face without a picture', () => {
  it('shows the first and the last letter of a name', () => {
    expect(initials('Maria Lopez')).toBe('ML')
    expect(initials('Maximilian von Hohenstein-Oberbergheim')).toBe('MH')
    expect(initials('saoirse')).toBe('S')
  })

  it('shows one sign where words are not spaced', () => {
    expect(initials('陳柏翰')).toBe('陳')
  })

  it('shows something for a name without letters', () => {
    expect(initials(' … ')).toBe('?')
  })

  it('keeps its tint, one of seven', () => {
    const tints = ['a', 'b', 'c', 'maria', 'ben', 'ines', 'ruth'].map(tint)
    expect(tints).toEqual(['a', 'b', 'c', 'maria', 'ben', 'ines', 'ruth'].map(tint))
    for (const one of tints) expect(one).toBeGreaterThanOrEqual(1)
    for (const one of tints) expect(one).toBeLessThanOrEqual(7)
    expect(new Set(tints).size).toBeGreaterThan(1)
  })
})

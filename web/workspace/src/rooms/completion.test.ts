import { expect, it } from 'vitest'
import { begunAt, stepped } from './completion'

const both = new Set(['@', '/'])
const begun = (text: string, signs: ReadonlySet<string> = both) => begunAt(text, text.length, signs)

it('opens behind a sign at the beginning of a word', () => {
  expect(begun('@')).toEqual({ sign: '@', from: 0, typed: '' })
  expect(begun('ask @Ben')).toEqual({ sign: '@', from: 4, typed: 'Ben' })
  expect(begun('(/gre')).toEqual({ sign: '/', from: 1, typed: 'gre' })
  expect(begun('one\n/re')).toEqual({ sign: '/', from: 4, typed: 're' })
})

it('goes on over a blank in a name, but not in a shortcut', () => {
  expect(begun('@Benita Or')?.typed).toBe('Benita Or')
  expect(begun('/re fund')).toBeNull()
})

it('does not open within a word, an address or a path, nor for a sign that opens nothing here', () => {
  for (const text of ['ana@shop', 'and/or', 'https://shop', '@ Ben', '@Ben\nand', '@a b c d']) {
    expect([text, begun(text)]).toEqual([text, null])
  }
  expect(begun('@Ben', new Set(['/']))).toBeNull()
})

it('looks at what stands before the caret alone', () => {
  expect(begunAt('@Be then', 3, both)?.typed).toBe('Be')
})

it('goes round at both ends', () => {
  expect([stepped(0, -1, 3), stepped(2, 1, 3), stepped(0, 1, 0)]).toEqual([2, 0, 0])
})

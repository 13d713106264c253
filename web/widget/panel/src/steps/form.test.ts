import { expect, test } from 'vitest'
import { looksLikeEmail, mistakesIn } from './form'

const EMPTY = { name: '', email: '', text: '' }
const NOTHING = { name: false, email: false, demands: false }

test('a question is all that is needed, or a file', () => {
  expect(Object.keys(mistakesIn(EMPTY, NOTHING, false))).toEqual(['text'])
  expect(mistakesIn(EMPTY, NOTHING, true)).toEqual({})
  expect(mistakesIn({ ...EMPTY, text: 'Hello' }, NOTHING, false)).toEqual({})
})

test('what a desk demands is missed, in the order of the form', () => {
  const asks = { name: true, email: true, demands: true }
  expect(Object.keys(mistakesIn(EMPTY, asks, false))).toEqual(['name', 'email', 'text'])
})

test('an address that is only asked for may be left out, but not half given', () => {
  const asks = { name: false, email: true, demands: false }
  expect(mistakesIn({ ...EMPTY, text: 'Hello' }, asks, false)).toEqual({})
  expect(Object.keys(mistakesIn({ ...EMPTY, text: 'Hello', email: 'maria@lopez' }, asks, false))).toEqual(['email'])
})

test.each([
  ['maria@lopez.example', true],
  ['m.l+x@a-b.co.uk', true],
  ['maria@lopez', false],
  ['maria lopez@x.example', false],
  ['@x.example', false],
  ['maria@x..example', false],
])('%s', (text, looks) => expect(looksLikeEmail(text)).toBe(looks))

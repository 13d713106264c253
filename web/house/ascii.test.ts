// @vitest-environment node
import { expect, test } from 'vitest'
import { escapeScript, escapeStyle } from '../ascii.ts'

test('a script means the same in ASCII', () => {
  const text = escapeScript('"naïve – 退款 😀"')
  expect(text).toMatch(/^[\0-\x7f]+$/)
  expect(JSON.parse(text)).toBe('naïve – 退款 😀')
})

test('a style escapes whole characters with six digits', () => {
  expect(escapeStyle('a::after { content: "→😀1" }')).toBe('a::after { content: "\\002192\\01f6001" }')
})

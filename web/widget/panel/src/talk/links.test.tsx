import { render } from 'preact'
import { expect, test } from 'vitest'
import { Linked, trimmed } from './links'

function drawn(text: string): HTMLElement {
  const box = document.createElement('div')
  render(<Linked text={text} />, box)
  return box
}

const addresses = (text: string): (string | null)[] =>
  [...drawn(text).querySelectorAll('a')].map((link) => link.getAttribute('href'))

test('a text reads the same with links in it', () => {
  const text = 'See https://example.com/a?b=1#c, and www.example.org. <b>Thanks</b>'
  expect(drawn(text).textContent).toBe(text)
  expect(addresses(text)).toEqual(['https://example.com/a?b=1#c', 'https://www.example.org'])
})

test('nothing but the web becomes a link', () => {
  expect(addresses('javascript:alert(1) data:text/html,x file:///etc/passwd ftp://example.com')).toEqual([])
})

test('a link tells the other side nothing and opens beside', () => {
  const link = drawn('http://example.com').querySelector('a')
  expect(link?.rel).toBe('noopener noreferrer nofollow')
  expect(link?.target).toBe('_blank')
})

test.each([
  ['https://example.com/a.', 'https://example.com/a'],
  ['https://example.com/a_(b)', 'https://example.com/a_(b)'],
  ['https://example.com/a)', 'https://example.com/a'],
  ['https://example.com/a)).', 'https://example.com/a'],
  ['https://example.com/\u3002', 'https://example.com/'],
])('the sentence keeps its own punctuation: %s', (found, address) => {
  expect(trimmed(found)).toBe(address)
})

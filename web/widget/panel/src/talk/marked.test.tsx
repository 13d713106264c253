import { render } from 'preact'
import { expect, test } from 'vitest'
import cases from '../../../../../tests/kernel/markdown_cases.json'
import { Marked } from './marked'
import { trimmed } from './marks'

function drawn(text: string): HTMLElement {
  const box = document.createElement('div')
  render(<Marked text={text} />, box)
  return box
}

test.each(cases)('%s', (_what, text = '', html) => {
  const box = drawn(text)
  for (const link of box.querySelectorAll('a')) {
    expect([link.rel, link.target]).toEqual(['noopener noreferrer nofollow', '_blank'])
    for (const name of ['rel', 'target']) link.removeAttribute(name)
  }
  box.querySelectorAll('pre').forEach((block) => block.removeAttribute('tabindex'))
  expect(box.innerHTML).toBe(html)
})

test('nothing but the web and mail becomes a link', () => {
  const links = drawn('javascript:alert(1) data:text/html,x file:///etc/passwd ftp://example.com').querySelectorAll('a')
  expect(links).toHaveLength(0)
})

test('the longest and worst text takes a moment', () => {
  for (const worst of ['*a ', '**a ', '_a ', '[a](', '`a', '>', 'www.)']) {
    const begun = performance.now()
    drawn(worst.repeat(8000 / worst.length))
    expect(performance.now() - begun).toBeLessThan(500)
  }
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

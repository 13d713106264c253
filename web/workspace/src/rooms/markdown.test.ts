import { render } from '@testing-library/svelte'
import { expect, it, vi } from 'vitest'
import cases from '../../../../tests/kernel/markdown_cases.json'
import { inlinesOf } from './inline_marks'
import MessageText from './MessageText.svelte'

vi.mock('../session/session.svelte', () => ({ session: { me: { id: 'me', department_id: null } } }))

/** What was drawn, without what only this drawing needs. */
function drawn(text: string): string {
  const { container } = render(MessageText, { text })
  for (const element of container.querySelectorAll('*')) {
    if (element.matches('a')) expect(element.getAttribute('rel')).toBe('noopener noreferrer nofollow')
    for (const { name } of [...element.attributes]) if (!['href', 'start'].includes(name)) element.removeAttribute(name)
  }
  const html = container.querySelector('div > div')?.innerHTML ?? ''
  return html
    .replace(/<!--.*?-->/gs, '')
    .replace(/(<\/?(?:p|ul|ol|li|blockquote|pre)\b[^>]*>)\s+(?=<)/g, '$1')
    .trim()
}

it.each(cases)('%s', (_what, text = '', html) => {
  expect(drawn(text)).toBe(html)
})

it('reads the longest and worst text in a moment', () => {
  for (const worst of ['*a ', '**a ', '_a ', '[a](', '`a', '*a **b ', '>', 'www.)']) {
    const begun = performance.now()
    inlinesOf(worst.repeat(8000 / worst.length))
    expect(performance.now() - begun).toBeLessThan(200)
  }
})

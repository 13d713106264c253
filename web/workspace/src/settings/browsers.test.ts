import { expect, it } from 'vitest'
import { browserOf } from './browsers'

it('says which browser and which system, as people call them', () => {
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1'
  expect([browserOf(chrome), browserOf(`${chrome} Edg/140.0`), browserOf(safari)]).toEqual([
    'Chrome, Linux',
    'Edge, Linux',
    'Safari, iOS',
  ])
})

it('admits that it does not know', () => {
  expect(browserOf('curl/8.5.0')).toBeNull()
})

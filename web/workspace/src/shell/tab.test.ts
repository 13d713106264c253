import { expect, it } from 'vitest'
import { counted } from './tab'

it('counts customers and private messages apart, without a word', () => {
  const said = [
    { customers: 0, privately: 0 },
    { customers: 2, privately: 0 },
    { customers: 2, privately: 1 },
    { customers: 0, privately: 3 },
  ].map(counted)
  expect(said).toEqual(['', '(2) ', '(2 + 1) ', '(0 + 3) '])
})

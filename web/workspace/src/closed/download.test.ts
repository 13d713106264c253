import { expect, it } from 'vitest'
import { nameIn } from './download'

it('finds the name that the desk gives a file', () => {
  expect(nameIn('attachment; filename="ENQ-3DS8KK-history.csv"')).toBe('ENQ-3DS8KK-history.csv')
  expect(nameIn('attachment; filename=plain.html; x=y')).toBe('plain.html')
  expect([nameIn('attachment'), nameIn(null)]).toEqual([null, null])
})

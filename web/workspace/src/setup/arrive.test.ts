import { expect, it } from 'vitest'
import { arrival } from './arrive'

it('takes a one-time link over as the address of a screen', () => {
  expect(arrival('/setup', '#s3cret')).toBe('/#/setup/s3cret')
  expect(arrival('/desk/join/', '#a-b_c')).toBe('/desk/#/join/a-b_c')
})

it('leaves every other address alone', () => {
  expect([arrival('/', '#/setup/x'), arrival('/desk/', '')]).toEqual([null, null])
})

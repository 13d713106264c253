import { expect, it } from 'vitest'
import { EVERYTHING, filtersOf, isNarrowed, queryOf } from './filters'

it('keeps filters in the address and finds them again', () => {
  const filters = { ...EVERYTHING, channel: 'email', text: 'ENQ-7H3K9D & more' }
  expect(filtersOf(new URLSearchParams(queryOf(filters).toString()))).toEqual(filters)
})

it('leaves an address bare when nothing is filtered', () => {
  expect(queryOf(EVERYTHING).toString()).toBe('')
  expect(isNarrowed(filtersOf(new URLSearchParams('view=table&text=%20%20')))).toBe(false)
})

import { expect, it } from 'vitest'
import { EVERYTHING } from './filters'
import { pathTo, placeOf } from './place'

it('finds its way back from every address it writes', () => {
  const place = { room: 'r/1', view: 'table', column: 'missed', filters: { ...EVERYTHING, text: 'Ana & Ben' } } as const
  expect(placeOf(pathTo(place))).toEqual(place)
})

it('writes the plainest address for the plainest place', () => {
  expect(pathTo(placeOf('/overview'))).toBe('/overview')
  expect(placeOf('/overview?column=nonsense&view=pie')).toMatchObject({ column: '', view: 'board' })
})

import { expect, it } from 'vitest'
import { labelled, ticks } from './scale'

it('draws lines in round steps from nothing to the highest', () => {
  expect(ticks(78)).toEqual([0, 20, 40, 60, 80])
  expect(ticks(3)).toEqual([0, 1, 2, 3])
  expect(ticks(0)).toEqual([0, 1])
})

it('writes a date a week below a month, and every date below a few days', () => {
  expect(labelled(28)).toEqual([0, 7, 14, 21])
  expect(labelled(5)).toEqual([0, 1, 2, 3, 4])
  expect(labelled(91).length).toBeLessThanOrEqual(6)
})

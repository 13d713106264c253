import { expect, it } from 'vitest'
import { lengthOf, waitOf } from './waits'

it('runs like a clock in the first hour, and then says what still matters', () => {
  expect([waitOf(51_000), waitOf(7_317_000), waitOf(90_000_000)]).toEqual(['0:51', '2h 1m', '1d 1h'])
})

it('names a length in its own units', () => {
  expect([lengthOf(60), lengthOf(300), lengthOf(86_400), lengthOf(5_400), lengthOf(0)]).toEqual([
    '1 min',
    '5 min',
    '1 day',
    '1 hr 30 min',
    '0 sec',
  ])
})

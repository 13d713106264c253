import { expect, test } from 'vitest'
import { placesOf } from './places'

test('places come one by one, each once', () => {
  const places = placesOf()
  places.begin('r', 3)
  expect([places.take('r', 4), places.take('r', 4), places.take('r', 2), places.take('r', 5)]).toEqual([
    'next',
    'double',
    'double',
    'next',
  ])
  expect(places.at('r')).toBe(5)
})

test('a hole does not move the reader', () => {
  const places = placesOf()
  places.begin('r', 3)
  expect(places.take('r', 5)).toBe('gap')
  expect(places.at('r')).toBe(3)
})

test('rooms stand apart, and a forgotten one takes nothing', () => {
  const places = placesOf()
  places.begin('a', 1)
  places.begin('b', 7)
  places.take('a', 2)
  places.forget('b')
  expect(places.all()).toEqual([['a', 2]])
  expect(places.take('b', 8)).toBe('double')
})

import { expect, it } from 'vitest'
import { clock, isoDuration, span } from './duration'

it('reads like a clock', () => {
  expect([clock(51), clock(1300), clock(3725), clock(-4)]).toEqual(['0:51', '21:40', '1:02:05', '0:00'])
})

it('leaves the seconds away when they no longer matter', () => {
  expect([span(59, 'en'), span(3 * 3600 + 600, 'en'), span(86_400 * 2, 'en')]).toEqual(['0:59', '3 hr', '2 days'])
})

it('is an ISO duration for machines', () => {
  expect(isoDuration(61.9)).toBe('PT61S')
})

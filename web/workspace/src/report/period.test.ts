import { expect, it } from 'vitest'
import { before, dateIn, daysIn, isPeriod, periodIn, periodOf, presetOf } from './period'

it('ends every preset today', () => {
  expect(periodOf('week', '2026-03-02')).toEqual({ from: '2026-02-24', to: '2026-03-02' })
  expect(presetOf(periodOf('month', '2026-03-02'), '2026-03-02')).toBe('month')
  expect(presetOf({ from: '2026-03-01', to: '2026-03-01' }, '2026-03-02')).toBeNull()
})

it('compares with as many days before', () => {
  const period = { from: '2026-10-26', to: '2026-11-22' }
  expect([daysIn(period), before(period)]).toEqual([28, { from: '2026-09-28', to: '2026-10-25' }])
})

it('counts days across a change of the clock', () => {
  expect(daysIn({ from: '2026-03-28', to: '2026-03-30' })).toBe(3)
})

it('knows the date where the desk is', () => {
  const evening = new Date('2026-05-01T23:30:00Z')
  expect([dateIn('Europe/London', evening), dateIn('America/New_York', evening)]).toEqual(['2026-05-02', '2026-05-01'])
})

it('takes no period that is backwards, endless or no date at all', () => {
  expect([isPeriod('2026-02-02', '2026-02-01'), isPeriod('2020-01-01', '2026-01-01')]).toEqual([false, false])
  expect(periodIn(new URLSearchParams('from=2026-13-01&to=2026-12-01'))).toBeNull()
  const january = { from: '2026-01-01', to: '2026-01-31' }
  expect(periodIn(new URLSearchParams(january))).toEqual(january)
})

import { expect, it } from 'vitest'
import { clockTime, isQuiet, minuteOf } from './quiet'

const at = (time: string) => new Date(`2026-11-24T${time}:00`)

it('is quiet from the one minute to the other, also over midnight', () => {
  const night = { quiet_from: minuteOf('22:00'), quiet_to: minuteOf('07:00') }
  expect(['21:59', '22:00', '03:00', '06:59', '07:00'].map((time) => isQuiet(night, at(time)))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
  const noon = { quiet_from: minuteOf('12:00'), quiet_to: minuteOf('13:00') }
  expect(['11:59', '12:30', '13:00'].map((time) => isQuiet(noon, at(time)))).toEqual([false, true, false])
})

it('is never quiet without two ends', () => {
  expect(isQuiet({ quiet_from: null, quiet_to: null }, at('03:00'))).toBe(false)
})

it('writes and reads minutes of the day', () => {
  expect([clockTime(450), minuteOf('07:30'), minuteOf('')]).toEqual(['07:30', 450, null])
})

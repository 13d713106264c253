import { describe, expect, it } from 'vitest'
import { clockOf, namesOf, sizeOf } from './format'

describe('times and sizes', () => {
  it('run like a clock', () => {
    expect([0, 51_000, 842_000, 7_509_000].map(clockOf)).toEqual(['0:00', '0:51', '14:02', '2:05:09'])
    expect(clockOf(97_200_000)).toBe('1d 3h')
    expect(clockOf(-5_000)).toBe('0:00')
  })

  it('are as large as one would say', () => {
    expect([1, 218_000, 1_240_000, 24_600_000].map(sizeOf)).toEqual(['1 kB', '218 kB', '1.2 MB', '25 MB'])
  })

  it('list names as one speaks', () => {
    expect(namesOf(['Ben', 'Chi', 'Ruth'])).toBe('Ben, Chi, and Ruth')
    expect(namesOf(['Ben'])).toBe('Ben')
  })
})

import { expect, it } from 'vitest'
import { changed, written } from './figures'

it('writes each figure in its own way', () => {
  expect(written('enquiries', 1284)).toBe('1,284')
  expect(written('missed_rate', 0.041)).toBe('4.1%')
  expect(written('waiting_s', 31.4)).toBe('0:31')
  expect(written('rating', 4.68)).toBe('4.7')
  expect(written('rating', null)).toBe('–')
})

it('calls a shorter wait better and a higher share of missed ones worse', () => {
  expect(changed('waiting_s', 31, 37)).toEqual({ text: '−0:06', better: true })
  expect(changed('missed_rate', 0.041, 0.032)).toEqual({ text: '+0.9\u00a0pt', better: false })
})

it('takes no side on how many wrote in', () => {
  expect(changed('enquiries', 1284, 1189)).toEqual({ text: '+8%', better: null })
})

it('says that nothing moved, and nothing where there was nothing', () => {
  expect(changed('rating', 4.7, 4.7)).toEqual({ text: '±0', better: null })
  expect(changed('rating', 4.7, null)).toBeNull()
  expect(changed('enquiries', 3, 0)).toBeNull()
})

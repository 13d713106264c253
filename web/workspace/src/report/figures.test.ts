import { expect, it } from 'vitest'
import { changed, written } from './figures'

it('writes each figure in its own way', () => {
  expect(written('enquiries', 1284, 'en')).toBe('1,284')
  expect(written('missed_rate', 0.041, 'en')).toBe('4.1%')
  expect(written('waiting_s', 31.4, 'en')).toBe('0:31')
  expect(written('rating', 4.68, 'de')).toBe('4,7')
  expect(written('rating', null, 'en')).toBe('–')
})

it('calls a shorter wait better and a higher share of missed ones worse', () => {
  expect(changed('waiting_s', 31, 37, 'en')).toEqual({ text: '−0:06', better: true })
  expect(changed('missed_rate', 0.041, 0.032, 'en')).toEqual({ text: '+0.9\u00a0pt', better: false })
})

it('takes no side on how many wrote in', () => {
  expect(changed('enquiries', 1284, 1189, 'en')).toEqual({ text: '+8%', better: null })
})

it('says that nothing moved, and nothing where there was nothing', () => {
  expect(changed('rating', 4.7, 4.7, 'en')).toEqual({ text: '±0', better: null })
  expect(changed('rating', 4.7, null, 'en')).toBeNull()
  expect(changed('enquiries', 3, 0, 'en')).toBeNull()
})

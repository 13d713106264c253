import { expect, it } from 'vitest'
import { strengthOf } from './strength'

it('says what the desk would refuse', () => {
  expect([strengthOf(''), strengthOf('x7#kQ')]).toEqual(['empty', 'short'])
})

it('is not impressed by what everybody tries', () => {
  expect([strengthOf('password12345'), strengthOf('aaaaaaaaaaaaaaaa'), strengthOf('1234567890')]).toEqual([
    'weak',
    'weak',
    'weak',
  ])
})

it('counts nothing for the name and address of the person', () => {
  expect(strengthOf('ruth.adeyemi', ['Ruth Adeyemi', 'ruth@harrow.example'])).toBe('weak')
})

it('likes a sentence', () => {
  expect(strengthOf('four blue wheels roll home')).toBe('strong')
})

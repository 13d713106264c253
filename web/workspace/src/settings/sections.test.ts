import { expect, it } from 'vitest'
import { sectionOf } from './sections'

const agent = () => false
const administrator = () => true

it('opens to each what their role manages', () => {
  expect(sectionOf('staff', administrator)).toBe('staff')
  expect(sectionOf('staff', agent)).toBe('profile')
})

it('begins with the first that opens', () => {
  expect([sectionOf(undefined, administrator), sectionOf('nonsense', agent)]).toEqual(['desk', 'profile'])
})

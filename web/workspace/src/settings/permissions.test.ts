import { expect, it } from 'vitest'
import { grouped } from './permissions'

it('loses no permission, not even one that is new', () => {
  const all = ['message.send', 'enquiry.join', 'report.view', 'brand_new.thing'].map((name) => ({ name }))
  const groups = grouped(all)
  expect(groups.map(({ group }) => group)).toEqual(['speech', 'enquiry', 'report', 'desk'])
  expect(groups.flatMap(({ items }) => items)).toHaveLength(4)
})

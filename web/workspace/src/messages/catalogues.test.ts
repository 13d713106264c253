import { expect, it } from 'vitest'
import type { Area, Saying } from './catalogue'
import { english } from './en'
import { chinese } from './zh-Hant'

const english_ = english as Record<string, Area>
const names = (saying: Saying) => {
  const forms = typeof saying === 'string' ? [saying] : Object.values(saying)
  return [...new Set(forms.flatMap((form) => form?.match(/\{\w+\}/g) ?? []))].sort()
}
const said = Object.entries(chinese as Record<string, Area>).flatMap(([area, sayings]) =>
  Object.entries(sayings).map(([key, saying]) => ({ area, key, saying })),
)

it('translates only what is said', () => {
  expect(said.filter(({ area, key }) => english_[area]?.[key] === undefined).map(({ key }) => key)).toEqual([])
})

it('fills in the same names in every language', () => {
  for (const { area, key, saying } of said) {
    expect([`${area}.${key}`, names(saying)]).toEqual([`${area}.${key}`, names(english_[area]?.[key] ?? '')])
  }
})

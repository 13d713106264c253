import { beforeEach, expect, it } from 'vitest'
import { keepColumns, keptColumns, toggled } from './columns'

beforeEach(() => localStorage.clear())

it('remembers which columns somebody wants, in the table’s order', () => {
  keepColumns(localStorage, toggled(toggled(keptColumns(localStorage), 'page'), 'channel'))
  const kept = keptColumns(localStorage)
  expect([kept.includes('page'), kept.includes('channel'), kept[0]]).toEqual([true, false, 'code'])
})

it('never hides what a row is known by', () => {
  expect(toggled(keptColumns(localStorage), 'code')).toContain('code')
})

it('shows the usual columns when what was kept makes no sense', () => {
  localStorage.setItem('backchannel.report.columns', '{"oops"')
  expect(keptColumns(localStorage)).toContain('waiting_s')
})

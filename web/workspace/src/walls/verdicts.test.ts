import type { HealthView } from '@backchannel/wire-staff'
import { expect, it } from 'vitest'
import { tally, wordOf, type Verdict } from './verdicts'

function health(...verdicts: Verdict[]): HealthView {
  return { locks: verdicts.map((verdict, at) => ({ id: `K${at + 1}`, verdict, trials: [] })), processes: [] }
}

it('counts what holds, what does only in part, and what does not', () => {
  expect(tally(health('holds', 'holds', 'in_part', 'not_in_force', 'not_tried', 'broken'))).toEqual({
    hold: 2,
    inPart: 3,
    broken: 1,
  })
})

it('has a word for every verdict, so that none is told by colour alone', () => {
  expect(wordOf('broken')).toBe('walls.does_not')
  expect(wordOf('in_part')).toBe('walls.in_part')
})

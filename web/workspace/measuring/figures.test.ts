// @vitest-environment node
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judge } from '../src/guard/score'
import type { Situation } from '../src/guard/situation'

type Labelled = Situation & { id: string; language: string; label: 'staff' | 'customer'; hard: boolean }

const file = new URL('../../../bench/guard/situations.jsonl', import.meta.url)
const all = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Labelled)

/** As `bench/guard/situations.py` draws it. */
const heldBack = ({ id }: Labelled) =>
  createHash('sha256')
    .update(id.slice(0, id.lastIndexOf('-')))
    .digest()
    .readUInt32BE(0) %
    5 ===
  0
const tuning = all.filter((one) => !heldBack(one))

function figures(some: readonly Labelled[]) {
  const slips = some.filter((one) => one.label === 'staff')
  const meant = some.filter((one) => one.label === 'customer')
  const asked = (those: readonly Labelled[]) => those.filter((one) => judge(one).asks).length
  return { recall: asked(slips) / slips.length, alarms: asked(meant), meant: meant.length }
}

describe('the open test set', () => {
  it('is what its page says', () => {
    expect(all).toHaveLength(832)
    expect(new Set(all.map((one) => one.language)).size).toBe(8)
    expect(all.filter((one) => one.hard && one.label === 'customer').length * 2).toBeGreaterThanOrEqual(all.length)
    expect(all.length - tuning.length).toBe(216)
  })

  it('is answered no worse than its page claims', () => {
    const [tuned, unseen] = [figures(tuning), figures(all.filter(heldBack))]
    expect(tuned.recall).toBeGreaterThanOrEqual(0.939)
    expect(unseen.recall).toBeGreaterThanOrEqual(0.876)
    expect(Math.max(tuned.alarms, unseen.alarms)).toBeLessThanOrEqual(1)
  })
})

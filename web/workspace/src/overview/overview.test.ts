import type { Overview, Row } from '@backchannel/wire-staff'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EVERYTHING } from './filters'

type Heard = (frame: { row: Row }) => void
const desk = vi.hoisted(() => ({
  answers: [] as ((board: Overview) => void)[],
  asked: [] as unknown[],
  rows: null as Heard | null,
}))

vi.mock('../wire', () => ({
  api: {
    get: (path: string, query: unknown) => {
      desk.asked.push([path, query])
      return new Promise((resolve) => desk.answers.push(resolve))
    },
  },
  live: {
    on: (type: string, heard: Heard) => {
      if (type === 'row') desk.rows = heard
      return () => undefined
    },
    opened: (tell: () => void) => (tell(), () => undefined),
  },
  watchDesk: () => () => undefined,
}))

const { OverviewState } = await import('./overview.svelte')

const row = (id: string, status: Row['status']) => {
  const at = '2026-01-05T10:00:00Z'
  return { id, status, channel: 'widget', tag: null, owner: null, created_at: at, picked_up_at: at } as unknown as Row
}
const empty = { count: 0, rows: [], next: null }
const board = (open: Row[]): Overview => ({
  open: { count: open.length, rows: open, next: null },
  handling: empty,
  missed: empty,
  closed: empty,
})

beforeEach(() => void ([desk.answers, desk.asked, desk.rows] = [[], [], null]))
afterEach(() => vi.useRealTimers())

it('asks once, though the connection opens and the filters are set at the same time', () => {
  const overview = new OverviewState()
  overview.follow()
  overview.narrow(EVERYTHING)
  expect(desk.asked).toHaveLength(1)
})

it('keeps what came while the board was on its way', async () => {
  const overview = new OverviewState()
  overview.follow()
  desk.rows?.({ row: row('a', 'ongoing') })
  desk.answers[0]?.(board([row('a', 'open')]))
  await vi.waitFor(() => expect(overview.board).not.toBeNull())
  expect(overview.board?.open.rows).toHaveLength(0)
  expect(overview.board?.handling.rows.map((one) => one.id)).toEqual(['a'])
})

it('shows the answer to the last question, whichever comes last', async () => {
  const overview = new OverviewState()
  overview.narrow(EVERYTHING)
  overview.narrow({ ...EVERYTHING, text: 'wheel' })
  desk.answers[1]?.(board([row('new', 'open')]))
  desk.answers[0]?.(board([row('old', 'open')]))
  await vi.waitFor(() => expect(overview.board?.open.rows.map((one) => one.id)).toEqual(['new']))
})

it('asks for the counts again when a card comes from where nobody looked', async () => {
  vi.useFakeTimers()
  const overview = new OverviewState()
  overview.follow()
  desk.answers[0]?.(board([]))
  await vi.waitFor(() => expect(overview.board).not.toBeNull())
  desk.rows?.({ row: row('x', 'closed') })
  desk.rows?.({ row: row('y', 'closed') })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(desk.asked).toHaveLength(2)
})

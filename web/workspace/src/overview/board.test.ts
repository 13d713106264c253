import { describe, expect, it } from 'vitest'
import { columnOf, withPage, withRow, withoutRow, type Board, type BoardRow } from './board'
import { EVERYTHING } from './filters'

const row = (id: string, status: BoardRow['status'], minute: number, more: Partial<BoardRow> = {}): BoardRow => {
  const at = `2026-01-05T10:${String(minute).padStart(2, '0')}:00Z`
  const times = { created_at: at, picked_up_at: at, closed_at: at }
  return { id, status, channel: 'widget', tag: null, owner: null, flag: null, ...times, ...more }
}
const column = (rows: BoardRow[], next: string | null = null) => ({ count: rows.length, rows, next })
const board = (parts: Partial<Board<BoardRow>>): Board<BoardRow> => {
  return { open: column([]), handling: column([]), missed: column([]), closed: column([]), ...parts }
}
const ids = (rows: readonly BoardRow[]) => rows.map((one) => one.id)

describe('the board', () => {
  it('counts ongoing and followed up as handling', () => {
    expect([columnOf({ status: 'ongoing' }), columnOf({ status: 'followed_up' })]).toEqual(['handling', 'handling'])
  })

  it('moves a card that was picked up, and both counts with it', () => {
    const start = board({ open: column([row('a', 'open', 1), row('b', 'open', 2)]) })
    const { board: after, unsure } = withRow(start, row('a', 'ongoing', 3), EVERYTHING)
    expect([ids(after.open.rows), ids(after.handling.rows)]).toEqual([['b'], ['a']])
    expect([after.open.count, after.handling.count, unsure]).toEqual([1, 1, false])
  })

  it('puts the longest waiting first, and the latest closed first', () => {
    let now = board({})
    const open = [row('late', 'open', 9), row('early', 'open', 1)]
    for (const one of [...open, row('old', 'closed', 1), row('new', 'closed', 9)])
      now = withRow(now, one, EVERYTHING).board
    expect([ids(now.open.rows), ids(now.closed.rows)]).toEqual([
      ['early', 'late'],
      ['new', 'old'],
    ])
  })

  it('puts calls for help before all else, the oldest first', () => {
    const flag = (minute: number) => ({ flag: { at: `2026-01-05T11:0${minute}:00Z` } })
    const start = board({ handling: column([row('a', 'ongoing', 1), row('b', 'ongoing', 2), row('c', 'ongoing', 3)]) })
    const first = withRow(start, row('c', 'ongoing', 3, flag(1)), EVERYTHING).board
    const both = withRow(first, row('b', 'ongoing', 2, flag(4)), EVERYTHING).board
    expect(ids(both.handling.rows)).toEqual(['c', 'b', 'a'])
    expect(ids(withRow(both, row('c', 'ongoing', 3), EVERYTHING).board.handling.rows)).toEqual(['b', 'a', 'c'])
  })

  it('keeps the last fetched card in place when it changes', () => {
    const start = board({ handling: column([row('a', 'ongoing', 1), row('b', 'ongoing', 2)], 'more') })
    expect(ids(withRow(start, row('b', 'ongoing', 2), EVERYTHING).board.handling.rows)).toEqual(['a', 'b'])
  })

  it('counts but does not show what lies on a page that is still to come', () => {
    const start = board({ open: { ...column([row('a', 'open', 1)], 'more'), count: 30 } })
    const { board: after, unsure } = withRow(start, row('z', 'open', 50), EVERYTHING)
    expect([ids(after.open.rows), after.open.count, unsure]).toEqual([['a'], 31, true])
  })

  it('asks for the counts again when a row comes from where nobody looked', () => {
    expect(withRow(board({}), row('x', 'closed', 1), EVERYTHING).unsure).toBe(true)
    expect(withoutRow(board({}), 'x').unsure).toBe(true)
    expect(withRow(board({}), row('x', 'open', 1), EVERYTHING).unsure).toBe(false)
  })

  it('takes away a card that no longer passes the filters', () => {
    const filters = { ...EVERYTHING, owner: 'ana' }
    const start = board({ handling: column([row('a', 'ongoing', 1, { owner: { id: 'ana' } })]) })
    expect(withRow(start, row('a', 'ongoing', 1, { owner: { id: 'ben' } }), filters).board.handling.rows).toEqual([])
  })

  it('lets the desk judge what a row does not carry', () => {
    const { board: after, unsure } = withRow(board({}), row('a', 'open', 1), { ...EVERYTHING, text: 'wheel' })
    expect([after.open.rows.length, unsure]).toEqual([0, true])
  })

  it('shows a row once though it came live and with a page', () => {
    const page = withPage(column([row('a', 'open', 1)], 'more'), [row('a', 'open', 1), row('b', 'open', 2)], null)
    expect([ids(page.rows), page.next]).toEqual([['a', 'b'], null])
  })
})

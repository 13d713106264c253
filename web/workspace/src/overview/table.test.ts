import { expect, it } from 'vitest'
import type { Board, BoardRow } from './board'
import { listed } from './table'

const row = (id: string, status: BoardRow['status']): BoardRow => {
  const at = '2026-01-05T10:00:00Z'
  return {
    id,
    status,
    channel: 'widget',
    tag: null,
    owner: null,
    created_at: at,
    picked_up_at: at,
    closed_at: at,
    flag: null,
  }
}
const board: Board<BoardRow> = {
  open: { count: 1, rows: [row('o', 'open')], next: null },
  handling: { count: 9, rows: [row('h', 'ongoing')], next: 'more' },
  missed: { count: 1, rows: [row('m', 'missed')], next: null },
  closed: { count: 0, rows: [], next: null },
}

it('begins a column only when the one before is complete', () => {
  const { rows, next } = listed(board, '')
  expect([rows.map((one) => one.id), next]).toEqual([['o', 'h'], 'handling'])
})

it('lists one column alone', () => {
  const { rows, next } = listed(board, 'missed')
  expect([rows.map((one) => one.id), next]).toEqual([['m'], null])
})

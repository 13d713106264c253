import type { Filters } from './filters'

/** The four columns, in the order in which an enquiry passes them. */
export const COLUMNS = ['open', 'handling', 'missed', 'closed'] as const
export type ColumnName = (typeof COLUMNS)[number]

/** What the board needs to know of an enquiry; the wire's `Row` is one. */
export interface BoardRow {
  readonly id: string
  readonly status: 'open' | 'ongoing' | 'missed' | 'followed_up' | 'closed'
  readonly channel: string
  readonly tag: { readonly id: string } | null
  readonly owner: { readonly id: string } | null
  readonly created_at: string
  readonly picked_up_at: string | null
  readonly closed_at: string | null
  readonly flag: { readonly at: string } | null
}

/** A column: how many there are in all, those that were fetched, and where the next page begins. */
export interface BoardColumn<R> {
  readonly count: number
  readonly rows: readonly R[]
  readonly next: string | null
}
export type Board<R> = Readonly<Record<ColumnName, BoardColumn<R>>>

/** A changed board; `unsure` when the counts can no longer be trusted and must be fetched again. */
export interface Changed<R> {
  readonly board: Board<R>
  readonly unsure: boolean
}

/** The column that shows an enquiry: handling is ongoing and followed up. */
export function columnOf(row: Pick<BoardRow, 'status'>): ColumnName {
  if (row.status === 'ongoing' || row.status === 'followed_up') return 'handling'
  return row.status
}

/** When the time that a card shows began: who is missed still waits since they wrote. */
export function since(row: BoardRow): string {
  if (row.status === 'open' || row.status === 'missed') return row.created_at
  if (row.status === 'closed') return row.closed_at ?? row.created_at
  return row.picked_up_at ?? row.created_at
}

/** Flags first, then longest waiting; the closed ones latest first. */
export function inOrder(column: ColumnName): (a: BoardRow, b: BoardRow) => number {
  const way = column === 'closed' ? -1 : 1
  return (a, b) => Number(!a.flag) - Number(!b.flag) || way * (began(a) - began(b)) || (a.id < b.id ? -1 : 1)
}

/** When what its place in the column goes by began: the call for help, where one stands. */
function began(row: BoardRow): number {
  return Date.parse(row.flag?.at ?? since(row))
}

/**
 * Whether a row belongs to what the filters leave; null when only the desk can tell, because a row carries neither its
 * departments nor all that was said in it.
 */
export function passes(row: BoardRow, filters: Filters): boolean | null {
  if (filters.channel && row.channel !== filters.channel) return false
  if (filters.tag && row.tag?.id !== filters.tag) return false
  if (filters.owner && row.owner?.id !== filters.owner) return false
  return filters.department || filters.text ? null : true
}

/** The board after a row came in or changed. */
export function withRow<R extends BoardRow>(board: Board<R>, row: R, filters: Filters): Changed<R> {
  const before = whereIs(board, row.id)
  const belongs = passes(row, filters)
  if (belongs === false) return withoutRow(board, row.id)
  if (before === null && belongs === null) return { board, unsure: true }
  const to = columnOf(row)
  const lifted = before === null ? board : lift(board, before, row.id)
  // An unknown row was counted somewhere before, unless it is new: open, with no page of the open ones missing.
  const unsure = before === null && !(to === 'open' && board.open.next === null)
  return { board: lay(lifted, to, row, before === to), unsure }
}

/** The board after a row is no longer the reader's to see. */
export function withoutRow<R extends BoardRow>(board: Board<R>, id: string): Changed<R> {
  const before = whereIs(board, id)
  if (before === null) return { board, unsure: true }
  return { board: lift(board, before, id), unsure: false }
}

/** A column with its next page behind it; a row that came live meanwhile stays once. */
export function withPage<R extends BoardRow>(
  column: BoardColumn<R>,
  rows: readonly R[],
  next: string | null,
): BoardColumn<R> {
  const known = new Set(column.rows.map((row) => row.id))
  return { ...column, rows: [...column.rows, ...rows.filter((row) => !known.has(row.id))], next }
}

/** The column in which a row lies, or null. */
export function whereIs<R extends BoardRow>(board: Board<R>, id: string): ColumnName | null {
  return COLUMNS.find((name) => board[name].rows.some((row) => row.id === id)) ?? null
}

function lift<R extends BoardRow>(board: Board<R>, from: ColumnName, id: string): Board<R> {
  const column = board[from]
  const rows = column.rows.filter((row) => row.id !== id)
  return { ...board, [from]: { ...column, rows, count: Math.max(0, column.count - 1) } }
}

function lay<R extends BoardRow>(board: Board<R>, to: ColumnName, row: R, stays: boolean): Board<R> {
  const column = board[to]
  const rows = [...column.rows, row].sort(inOrder(to))
  // What sorts behind the fetched ones lies on a page that is still to come: it is counted, not shown.
  const behind = !stays && column.next !== null && rows.at(-1)?.id === row.id
  return { ...board, [to]: { ...column, rows: behind ? column.rows : rows, count: column.count + 1 } }
}

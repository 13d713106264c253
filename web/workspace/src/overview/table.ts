import { COLUMNS, type Board, type BoardRow, type ColumnName } from './board'

/** The lines of a table, and the column whose next page continues it (null: the end is there). */
export interface Listed<R> {
  readonly rows: readonly R[]
  readonly next: ColumnName | null
}

/**
 * The board as one list. A column begins only when the one before is complete, so that pages come at the end alone and
 * nothing moves under the reader.
 */
export function listed<R extends BoardRow>(board: Board<R>, only: ColumnName | ''): Listed<R> {
  const rows: R[] = []
  for (const name of only ? [only] : COLUMNS) {
    rows.push(...board[name].rows)
    if (board[name].next !== null) return { rows, next: name }
  }
  return { rows, next: null }
}

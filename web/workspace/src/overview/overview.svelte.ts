import type { Overview, Row, RowsPage } from '@backchannel/wire-staff'
import { api, live, watchDesk } from '../wire'
import { withPage, withRow, withoutRow, type Board, type ColumnName } from './board'
import { EVERYTHING, type Filters } from './filters'

/** Milliseconds between a change whose counts nobody can reckon here and asking for them. */
const SETTLES = 600

/** The Overview as it is now: fetched once, then kept by what the desk sends. */
export class OverviewState {
  #board = $state.raw<Board<Row> | null>(null)
  #error = $state.raw<unknown>(null)
  #loading = $state.raw<ReadonlySet<ColumnName>>(new Set())
  #stuck = $state.raw<ReadonlySet<ColumnName>>(new Set())
  #filters: Filters = EVERYTHING
  #turn = 0
  #settle: ReturnType<typeof setTimeout> | undefined

  /** The board; null until it has come. */
  get board(): Board<Row> | null {
    return this.#board
  }

  /** Why there is none. */
  get error(): unknown {
    return this.#error
  }

  /** Whether a column's next page is on its way, or did not come. */
  isLoading(column: ColumnName): boolean {
    return this.#loading.has(column)
  }

  isStuck(column: ColumnName): boolean {
    return this.#stuck.has(column)
  }

  /** Follow the desk; answers how to stop. */
  follow(): () => void {
    const stops = [
      live.on('row', ({ row }) => this.#change((board) => withRow(board, row, this.#filters))),
      live.on('row_gone', ({ room }) => this.#change((board) => withoutRow(board, room))),
      live.opened(() => void this.load()),
      watchDesk({ overview: true }),
    ]
    return () => {
      clearTimeout(this.#settle)
      for (const stop of stops) stop()
    }
  }

  /** Narrow the board to these. */
  narrow(filters: Filters): void {
    this.#filters = filters
    void this.load()
  }

  /** Fetch the board. A later call makes an earlier one's answer void. */
  async load(): Promise<void> {
    const turn = ++this.#turn
    try {
      const board = await api.get<Overview>('overview', { ...this.#filters })
      if (turn !== this.#turn) return
      this.#board = board
      this.#error = null
      this.#stuck = new Set()
    } catch (error) {
      if (turn === this.#turn) this.#error = error
    }
  }

  /** Fetch a column's next page, if there is one. */
  async more(column: ColumnName): Promise<void> {
    const next = this.#board?.[column].next
    if (!next || this.#loading.has(column)) return
    const turn = this.#turn
    this.#loading = new Set([...this.#loading, column])
    try {
      const page = await api.get<RowsPage>(`overview/${column}`, { ...this.#filters, before: next })
      if (turn === this.#turn && this.#board) {
        this.#board = { ...this.#board, [column]: withPage(this.#board[column], page.rows, page.next) }
      }
      this.#stuck = without(this.#stuck, column)
    } catch {
      this.#stuck = new Set([...this.#stuck, column])
    }
    this.#loading = without(this.#loading, column)
  }

  #change(by: (board: Board<Row>) => { board: Board<Row>; unsure: boolean }): void {
    if (!this.#board) return
    const { board, unsure } = by(this.#board)
    this.#board = board
    if (unsure) this.#settleSoon()
  }

  #settleSoon(): void {
    this.#settle ??= setTimeout(() => {
      this.#settle = undefined
      void this.#recount()
    }, SETTLES)
  }

  /** Take the counts and first pages from the desk, and keep the pages that were fetched behind them. */
  async #recount(): Promise<void> {
    const turn = this.#turn
    const fresh = await api.get<Overview>('overview', { ...this.#filters }).catch(() => null)
    if (!fresh || turn !== this.#turn || !this.#board) return
    this.#board = joined(this.#board, fresh)
  }
}

function joined(old: Board<Row>, fresh: Board<Row>): Board<Row> {
  const listed = new Set(Object.values(fresh).flatMap((column) => column.rows.map((row) => row.id)))
  const join = (name: ColumnName) => {
    const [before, after] = [old[name], fresh[name]]
    if (before.rows.length <= after.rows.length || after.next === null) return after
    const behind = before.rows.slice(after.rows.length).filter((row) => !listed.has(row.id))
    return { count: after.count, rows: [...after.rows, ...behind], next: before.next }
  }
  return { open: join('open'), handling: join('handling'), missed: join('missed'), closed: join('closed') }
}

function without<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  return new Set([...set].filter((other) => other !== one))
}

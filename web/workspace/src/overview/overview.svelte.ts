import type { Overview, Row, RowsPage } from '@backchannel/wire-staff'
import { api, live, watchDesk } from '../wire'
import { withPage, withRow, withoutRow, type Board, type Changed, type ColumnName } from './board'
import { EVERYTHING, type Filters } from './filters'

/** Milliseconds between a change whose counts nobody can reckon here and asking for them. */
const SETTLES = 600

type Change = (board: Board<Row>) => Changed<Row>

/** The Overview as it is now: fetched once, then kept by what the desk sends. */
export class OverviewState {
  #board = $state.raw<Board<Row> | null>(null)
  #error = $state.raw<unknown>(null)
  #loading = $state.raw<ReadonlySet<ColumnName>>(new Set())
  #stuck = $state.raw<ReadonlySet<ColumnName>>(new Set())
  #filters: Filters = EVERYTHING
  #turn = 0
  /** What is being fetched, and what came meanwhile: it may be newer than what was asked for. */
  #flying: string | null = null
  #meanwhile: Change[] = []
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

  /** Fetch the board. A call for other filters makes an earlier one's answer void. */
  async load(): Promise<void> {
    const asked = JSON.stringify(this.#filters)
    if (this.#flying === asked) return
    const turn = ++this.#turn
    ;[this.#flying, this.#meanwhile] = [asked, []]
    try {
      const board = await api.get<Overview>('overview', { ...this.#filters })
      if (turn === this.#turn) this.#show(board)
    } catch (error) {
      if (turn === this.#turn) [this.#error, this.#flying] = [error, null]
    }
  }

  #show(board: Board<Row>): void {
    ;[this.#board, this.#error, this.#flying, this.#stuck] = [board, null, null, new Set()]
    for (const change of this.#meanwhile) this.#change(change)
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

  #change(by: Change): void {
    if (this.#flying !== null) this.#meanwhile.push(by)
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

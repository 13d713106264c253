import type { Figures, ReportPage, ReportRow } from '@backchannel/wire-staff'
import type { Filters } from '../overview/filters'
import { api } from '../wire'
import type { Period } from './period'

/** A report as it was fetched: the period's figures, and the lines of its table as far as somebody scrolled. */
export class ReportState {
  #figures = $state.raw<Figures | null>(null)
  #rows = $state.raw<readonly ReportRow[] | null>(null)
  #next = $state.raw<string | null>(null)
  #error = $state.raw<unknown>(null)
  #stuck = $state(false)
  #loading = false
  #asked: Record<string, string> = {}
  #turns = { figures: 0, rows: 0 }

  get figures(): Figures | null {
    return this.#figures
  }

  get rows(): readonly ReportRow[] | null {
    return this.#rows
  }

  /** Whether there are more lines than were fetched. */
  get hasMore(): boolean {
    return this.#next !== null
  }

  get error(): unknown {
    return this.#error
  }

  get stuck(): boolean {
    return this.#stuck
  }

  /** Fetch a period's figures. */
  async measure(period: Period): Promise<void> {
    const turn = ++this.#turns.figures
    await this.#try(async () => {
      const figures = await api.get<Figures>('report/figures', { ...period })
      if (turn === this.#turns.figures) this.#figures = figures
    })
  }

  /** Fetch the first lines of a period, narrowed by filters. */
  async list(period: Period, filters: Filters): Promise<void> {
    const turn = ++this.#turns.rows
    this.#asked = { ...period, ...filters }
    await this.#try(async () => {
      const page = await api.get<ReportPage>('report', this.#asked)
      if (turn !== this.#turns.rows) return
      this.#rows = page.rows
      this.#next = page.next
      this.#stuck = false
    })
  }

  /** Fetch the next lines. */
  async more(): Promise<void> {
    if (!this.#next || this.#loading) return
    const turn = this.#turns.rows
    this.#loading = true
    try {
      const page = await api.get<ReportPage>('report', { ...this.#asked, before: this.#next })
      if (turn === this.#turns.rows) {
        this.#rows = [...(this.#rows ?? []), ...page.rows]
        this.#next = page.next
      }
      this.#stuck = false
    } catch {
      this.#stuck = true
    }
    this.#loading = false
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      this.#error = null
    } catch (error) {
      this.#error = error
    }
  }
}

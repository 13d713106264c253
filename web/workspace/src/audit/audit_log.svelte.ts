import type { AuditLine, AuditPage } from '@backchannel/wire-staff'
import { api, inWords, type Query } from '../wire'

/** What narrows the ledger; an empty text narrows nothing. */
export interface Wanted {
  staff: string
  kind: '' | AuditLine['kind']
  enquiry: string
  from: string
  to: string
}

export const EVERYTHING: Wanted = { staff: '', kind: '', enquiry: '', from: '', to: '' }

/** What the door is asked with. */
export const queryOf = (wanted: Wanted): Query => ({ ...wanted, enquiry: wanted.enquiry.trim() })

/** The lines on screen, a page after another; whatever comes for filters that have changed since is dropped. */
export class AuditLog {
  #lines = $state.raw<readonly AuditLine[] | null>(null)
  #next = $state<string | null>(null)
  #error = $state('')
  #asked = 0

  get lines(): readonly AuditLine[] | null {
    return this.#lines
  }

  get hasMore(): boolean {
    return this.#next !== null
  }

  /** Why the lines did not come; empty when they did. */
  get error(): string {
    return this.#error
  }

  /** Read from the newest line on. */
  async read(wanted: Wanted): Promise<void> {
    await this.#fetch(queryOf(wanted), () => [])
  }

  /** Read the page behind the last line. */
  async more(wanted: Wanted): Promise<void> {
    if (this.#next === null) return
    await this.#fetch({ ...queryOf(wanted), before: this.#next }, () => this.#lines ?? [])
  }

  async #fetch(query: Query, before: () => readonly AuditLine[]): Promise<void> {
    const asked = ++this.#asked
    try {
      const page = await api.get<AuditPage>('audit', query)
      if (asked !== this.#asked) return
      this.#lines = [...before(), ...page.lines]
      ;[this.#next, this.#error] = [page.next, '']
    } catch (error) {
      if (asked === this.#asked) this.#error = inWords(error)
    }
  }
}

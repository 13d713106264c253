import type { LedgerLine } from '@backchannel/wire-staff'

type Person = LedgerLine['staff']

/** Somebody watched for a while; `to` is null while it is not known to have ended. */
export interface Watched {
  readonly staff: Person
  readonly role: string
  readonly from: string
  readonly to: string | null
}

/** Somebody read the private messages after the close, so many times, last at `at`. */
export interface Reader {
  readonly staff: Person
  readonly role: string
  readonly at: string
  readonly times: number
}

/** The ledger by what its readers ask of it. */
export interface Ledger {
  readonly watched: readonly Watched[]
  readonly readers: readonly Reader[]
  readonly taken: readonly LedgerLine[]
}

/** Puts a ledger's lines, in whatever order, into three lists, each in the order of time. */
export function ledgerOf(lines: readonly LedgerLine[]): Ledger {
  const inTime = [...lines].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return {
    watched: watchedIn(inTime.filter((line) => line.act === 'monitor')),
    readers: readersIn(inTime.filter((line) => line.act === 'read_closed')),
    taken: inTime.filter((line) => line.act.startsWith('download')),
  }
}

function watchedIn(lines: readonly LedgerLine[]): Watched[] {
  const found: Watched[] = []
  for (const line of lines) {
    const open = found.findLastIndex((one) => one.staff.id === line.staff.id && one.to === null)
    const before = found[open]
    if (line.detail === 'ended' && before) found[open] = { ...before, to: line.at }
    else if (line.detail !== 'ended') found.push({ staff: line.staff, role: line.role_name, from: line.at, to: null })
  }
  return found
}

function readersIn(lines: readonly LedgerLine[]): Reader[] {
  const found = new Map<string, Reader>()
  for (const line of lines) {
    const times = (found.get(line.staff.id)?.times ?? 0) + 1
    found.set(line.staff.id, { staff: line.staff, role: line.role_name, at: line.at, times })
  }
  return [...found.values()]
}

/** The columns of the detail table, in their order; `code` and `customer` always show. */
export const COLUMNS = [
  'code',
  'customer',
  'status',
  'channel',
  'tag',
  'owner',
  'members',
  'page',
  'created_at',
  'picked_up_at',
  'closed_at',
  'waiting_s',
  'first_response_s',
  'handling_s',
  'closed_by',
  'rating',
  'messages',
  'private_messages',
] as const
export type ColumnName = (typeof COLUMNS)[number]

export const FIXED: ReadonlySet<ColumnName> = new Set(['code', 'customer'])

/** Columns that hold numbers, and stand at the end of their cell. */
export const NUMERIC: ReadonlySet<ColumnName> = new Set([
  'waiting_s',
  'first_response_s',
  'handling_s',
  'rating',
  'messages',
  'private_messages',
])

const USUAL: readonly ColumnName[] = [
  'code',
  'customer',
  'status',
  'channel',
  'tag',
  'owner',
  'created_at',
  'waiting_s',
  'first_response_s',
  'handling_s',
  'rating',
  'messages',
  'private_messages',
]
const KEY = 'backchannel.report.columns'

/** The columns that this person chose on this browser, else the usual ones. */
export function keptColumns(storage: Pick<Storage, 'getItem'>): ColumnName[] {
  const kept = read(storage)
  if (kept === null) return [...USUAL]
  return COLUMNS.filter((name) => FIXED.has(name) || kept.includes(name))
}

/** Remember a choice of columns on this browser. */
export function keepColumns(storage: Pick<Storage, 'setItem'>, chosen: readonly ColumnName[]): void {
  try {
    storage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // A browser that keeps nothing shows the choice until it is closed.
  }
}

/** The columns with one shown or hidden. */
export function toggled(chosen: readonly ColumnName[], name: ColumnName): ColumnName[] {
  return COLUMNS.filter((one) => FIXED.has(one) || (one === name) !== chosen.includes(one))
}

function read(storage: Pick<Storage, 'getItem'>): unknown[] | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? 'null')
    return Array.isArray(kept) ? kept : null
  } catch {
    return null
  }
}

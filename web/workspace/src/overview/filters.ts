/**
 * What the Overview is narrowed to. It lives in the address, so that a view can be kept as a bookmark and sent to a
 * colleague; "everything" is an address without any of it.
 */
export interface Filters {
  readonly channel: string
  readonly tag: string
  readonly owner: string
  readonly department: string
  readonly text: string
}

export const EVERYTHING: Filters = { channel: '', tag: '', owner: '', department: '', text: '' }

const NAMES = ['channel', 'tag', 'owner', 'department', 'text'] as const
export type FilterName = (typeof NAMES)[number]

/** The filters that an address's query names. */
export function filtersOf(query: URLSearchParams): Filters {
  const found: Record<string, string> = {}
  for (const name of NAMES) found[name] = query.get(name)?.trim().slice(0, 200) ?? ''
  return found as unknown as Filters
}

/** The query that names some filters, the empty ones left out. */
export function queryOf(filters: Filters): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of NAMES) if (filters[name]) query.set(name, filters[name])
  return query
}

/** Whether anything is left out. */
export function isNarrowed(filters: Filters): boolean {
  return NAMES.some((name) => filters[name] !== '')
}

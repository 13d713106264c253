import { COLUMNS, type ColumnName } from './board'
import { filtersOf, queryOf, type Filters } from './filters'

export type View = 'board' | 'table'

/** Where in the Overview somebody is: all of it stands in the address. */
export interface OverviewPlace {
  readonly room: string
  readonly view: View
  /** The column a phone or the table shows; empty: the table shows all, a phone the handled ones. */
  readonly column: ColumnName | ''
  readonly filters: Filters
}

/** The place that a path such as `/overview/abc?channel=email&view=table` names. */
export function placeOf(path: string): OverviewPlace {
  const [plain = '', query = ''] = path.split('?', 2)
  const asked = new URLSearchParams(query)
  return {
    room: decodeURIComponent(plain.split('/')[2] ?? ''),
    view: asked.get('view') === 'table' ? 'table' : 'board',
    column: COLUMNS.find((name) => name === asked.get('column')) ?? '',
    filters: filtersOf(asked),
  }
}

/** The path of a place. */
export function pathTo(place: OverviewPlace): string {
  const query = queryOf(place.filters)
  if (place.view === 'table') query.set('view', 'table')
  if (place.column) query.set('column', place.column)
  const tail = query.size ? `?${query}` : ''
  return `/overview${place.room ? `/${encodeURIComponent(place.room)}` : ''}${tail}`
}

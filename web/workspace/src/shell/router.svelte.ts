import type { Component } from 'svelte'
import type { PlainKey } from '../messages'

/** One screen: where it stands, what it needs, and how the rail shows it. */
export interface Route {
  /** Such as `/rooms/:room?`: a part after a colon is a parameter, one with a question mark may be missing. */
  path: string
  /** The screen; it is given `params`. Loaded when it is first needed. */
  load: () => Promise<{ default: Component<{ params: Params }> }>
  /** What the title of the tab says. */
  title: PlainKey
  /** What a role must hold to open it. */
  permission?: string
  /** Whether it stands open to those who have not signed in, without the rail. */
  open?: boolean
  /** Its place in the rail, if it has one. */
  rail?: { label: PlainKey; icon: Component; order: number; end?: boolean }
}

/** The parameters of an address, by name. */
export type Params = Record<string, string>

/** Where an address leads: its route, if there is one, and the parameters in it. */
export interface Place {
  route: Route | undefined
  params: Params
  path: string
}

/**
 * Every area has a `routes.ts` that lists its screens as `export default [...] satisfies Route[]`; nothing else needs
 * to know of it.
 */
export const routes: readonly Route[] = Object.values(
  import.meta.glob<Route[]>('../*/routes.ts', { eager: true, import: 'default' }),
).flat()

let path = $state(pathNow())
window.addEventListener('hashchange', () => (path = pathNow()))
const place = $derived(placeOf(path))

/** The address behind the `#`, so that the app may stand under any path and no server needs to know its screens. */
export const router = {
  get path(): string {
    return path
  },
  get place(): Place {
    return place
  },
  /** Go to a path such as `/rooms/abc`; with `replace`, without a step in the history. */
  go(to: string, { replace = false } = {}): void {
    if (replace) window.history.replaceState(null, '', href(to))
    else window.history.pushState(null, '', href(to))
    path = pathNow()
  },
}

/** What to put into a link to a path. */
export function href(to: string): string {
  return `#${to}`
}

/** Which route a path leads to. */
export function placeOf(path: string, among: readonly Route[] = routes): Place {
  for (const route of among) {
    const params = match(route.path, path)
    if (params) return { route, params, path }
  }
  return { route: undefined, params: {}, path }
}

/** The parameters of a path by its pattern, or null when it is another. */
export function match(pattern: string, path: string): Params | null {
  const [wanted, given] = [partsOf(pattern), partsOf(path.split('?')[0] ?? '')]
  if (given.length > wanted.length) return null
  const params: Params = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index]
    if (!part.startsWith(':')) {
      if (part !== value) return null
    } else if (value !== undefined) params[part.slice(1).replace('?', '')] = decodeURIComponent(value)
    else if (!part.endsWith('?')) return null
  }
  return params
}

function partsOf(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function pathNow(): string {
  return window.location.hash.slice(1) || '/'
}

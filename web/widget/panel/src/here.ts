import type { Page } from './door/host'
import type { State } from './visit/state'
import type { Visit } from './visit/visit'

/** The one panel of this document: what every screen has at hand. */
export interface Here {
  visit: Visit
  page: Page
}

let panel: Here | null = null

/** Make this the panel of the document. */
export function settle(here: Here): void {
  panel = here
}

/** The panel of the document, and its state as it is being drawn. */
export function here(): Here & { state: State } {
  if (!panel) throw new Error('no panel yet')
  return { ...panel, state: panel.visit.store.get() }
}

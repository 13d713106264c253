import { here, type Here } from '../here'
import type { State } from '../visit/state'
import type { Talk } from './talk'

/** What the screens of a conversation have at hand. */
export function talking(): Here & { state: State; talk: Talk } {
  const panel = here()
  if (!panel.visit.talk) throw new Error('nothing to talk with yet')
  return { ...panel, talk: panel.visit.talk }
}

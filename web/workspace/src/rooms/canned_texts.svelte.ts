import type { CannedView } from '@backchannel/wire-staff'
import { session } from '../session/session.svelte'
import { api } from '../wire'

/** Milliseconds after which the desk is asked again when a list opens. */
const FRESH = 20_000

let all = $state.raw<readonly CannedView[]>([])
let state = $state<'loading' | 'ready'>('loading')
let asked = -Infinity
session.leaving(() => {
  all = []
  asked = -Infinity
  state = 'loading'
})

/** The canned responses that this person may use or keep. */
export const cannedTexts = {
  get all(): readonly CannedView[] {
    return all
  },
  /** Whether the desk has answered that there is none to be used. */
  get none(): boolean {
    return state === 'ready' && !all.some((one) => one.usable)
  },
  /** Ask the desk, unless it has just been asked; `anew` asks in any case, and throws what it was refused with. */
  async load(anew = false): Promise<readonly CannedView[]> {
    if (!anew && performance.now() - asked < FRESH) return all
    asked = performance.now()
    try {
      all = await api.get<CannedView[]>('canned')
      state = 'ready'
    } catch (error) {
      asked = -Infinity
      if (anew) throw error
    }
    return all
  },
}

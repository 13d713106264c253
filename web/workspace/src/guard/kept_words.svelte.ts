import type { GuardWords } from '@backchannel/wire-staff'
import { session } from '../session/session.svelte'
import { api } from '../wire'

/** Milliseconds after which the desk is asked again. */
const FRESH = 300_000

let all = $state.raw<readonly string[]>([])
let asked = -Infinity
session.leaving(() => {
  all = []
  asked = -Infinity
})

/** The words and addresses that the desk keeps to itself, as far as this browser knows. */
export const keptWords = {
  get all(): readonly string[] {
    return all
  },
  /** Ask the desk, unless it has just been asked. */
  async load(): Promise<void> {
    if (performance.now() - asked < FRESH) return
    asked = performance.now()
    try {
      all = (await api.get<GuardWords>('guard')).words
    } catch {
      asked = -Infinity
    }
  },
  /** They have been changed here. */
  put(words: readonly string[]): void {
    all = words
    asked = performance.now()
  },
}

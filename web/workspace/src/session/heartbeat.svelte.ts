import type { Heartbeat } from '@backchannel/wire-staff'
import { api } from '../wire'
import { session } from './session.svelte'

/** Milliseconds between two heartbeats, at the least. */
const APART = 30_000
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
const STORED = 'backchannel.available'

let available = $state(true)
let last = 0

/**
 * Tells the desk that somebody sits here: on input, and at most every 30 seconds. It is two requests, since the first
 * is known to the customers' side and the second is not.
 */
export const heartbeat = {
  /** Whether this person takes new enquiries. */
  get available(): boolean {
    return available
  },
  async choose(next: boolean): Promise<void> {
    available = next
    localStorage.setItem(STORED, String(next))
    await beat()
  },
  /** Begin, for the one who is signed in; answers how to stop. */
  start(): () => void {
    available = localStorage.getItem(STORED) !== 'false'
    last = 0
    touched()
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true, capture: true })
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, touched, { capture: true })
    }
  },
}

function touched(): void {
  if (Date.now() - last >= APART) void beat().catch(() => (last = 0))
}

async function beat(): Promise<void> {
  last = Date.now()
  if (session.may('message.send')) await api.post('heartbeat', { available } satisfies Heartbeat)
  await api.post('session/renew')
}

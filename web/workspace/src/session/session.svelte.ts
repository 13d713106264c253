import type { Me, SetupState } from '@backchannel/wire-staff'
import { api, Failure, live } from '../wire'
import { admission } from '../wire/api'
import { ending } from '../wire/live.svelte'

/** `checking`: not known yet. `setup`: the desk has nobody yet. `out`, `in`. `failed`: the desk gave no answer. */
export type SessionState = 'checking' | 'setup' | 'out' | 'in' | 'failed'

/** What the desk says to those who are not in. */
const OUTSIDE = ['not_signed_in', 'not_set_up']

let state = $state<SessionState>('checking')
let me = $state.raw<Me | null>(null)
let ended = $state(false)
const onLeave = new Set<() => void>()

/** Who is signed in, and what they may do. */
export const session = {
  get state(): SessionState {
    return state
  },
  /** The signed-in person. Screens that stand behind the sign-in may count on it. */
  get me(): Me {
    if (!me) throw new Error('Nobody is signed in.')
    return me
  },
  /** Whether a session has ended that nobody ended here. */
  get ended(): boolean {
    return ended
  },
  /** Whether their role holds a permission. */
  may: (permission: string) => me?.permissions.includes(permission) ?? false,
  /** Find out who this is. */
  async start(): Promise<void> {
    // Somebody who is in stays before their screen while it is looked again: half-written forms live in it.
    if (!me) state = 'checking'
    try {
      welcome(await api.get<Me>('session'))
    } catch (error) {
      if (error instanceof Failure && OUTSIDE.includes(error.code)) state = await whatDesk()
      else if (!me) state = 'failed'
    }
  },
  async signIn(email: string, password: string): Promise<void> {
    welcome(await api.post<Me>('session', { email, password }))
  },
  /** Take over what a request answered that signed somebody in: set-up, an invitation, a changed profile. */
  welcome,
  async signOut(): Promise<void> {
    await api.delete('session')
    leave(false)
  },
  /** Do this when somebody leaves; answers how to stop. */
  leaving(tell: () => void): () => void {
    onLeave.add(tell)
    return () => void onLeave.delete(tell)
  },
}

admission.ended = () => state === 'in' && leave(true)
ending.ended = () => state === 'in' && void session.start()
live.on('me_changed', () => void session.start())

function welcome(next: Me): void {
  me = next
  admission.csrf = next.csrf
  ended = false
  state = 'in'
  live.open()
}

function leave(unasked: boolean): void {
  live.close()
  for (const tell of onLeave) tell()
  ended = unasked
  admission.csrf = ''
  me = null
  state = 'out'
}

async function whatDesk(): Promise<SessionState> {
  live.close()
  const desk = await api.get<SetupState>('setup').catch(() => null)
  return desk?.state === 'needed' ? 'setup' : desk ? 'out' : 'failed'
}

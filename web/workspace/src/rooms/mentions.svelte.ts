import type { MentionsPage, MyMention } from '@backchannel/wire-staff'
import { api, inWords, live } from '../wire'

let all = $state.raw<readonly MyMention[]>([])
let next = $state<string | null>(null)
let state = $state<'loading' | 'ready' | 'failed'>('loading')
let why = $state('')

/** Where one was named in private messages, newest first. They carry no text: one reads it in its room. */
export const mentions = {
  get all(): readonly MyMention[] {
    return all
  },
  get state(): 'loading' | 'ready' | 'failed' {
    return state
  },
  get why(): string {
    return why
  },
  get more(): boolean {
    return next !== null
  },
  /** How many of those that are known here have not been read. */
  get unread(): number {
    return all.filter((one) => !one.seen).length
  },
  /** Follow them; answers how to stop. */
  start(): () => void {
    const stops = [
      live.opened(() => void load()),
      live.on('private_notice', (frame) => {
        if (frame.mentioned) void load()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  },
  load,
  /** Read further back. */
  async older(): Promise<void> {
    if (next === null) return
    try {
      const page = await api.get<MentionsPage>('mentions', { before: next })
      all = [...all, ...page.mentions]
      next = page.next
    } catch (error) {
      why = inWords(error)
      state = 'failed'
    }
  },
  /** A room's private log has been read up to a place. */
  seen(room: string, upTo: number): void {
    all = all.map((one) => (one.room === room && one.private_seq <= upTo ? { ...one, seen: true } : one))
  },
}

async function load(): Promise<void> {
  try {
    const page = await api.get<MentionsPage>('mentions')
    all = page.mentions
    next = page.next
    state = 'ready'
  } catch (error) {
    why = inWords(error)
    if (state === 'loading') state = 'failed'
  }
}

import type { SuggestionBody } from '@backchannel/wire-staff'
import { api } from '../wire'

/** A private message that proposes a reply, as it leaves. */
export type Proposing = Omit<SuggestionBody, 'audience'>

/** Propose a reply; the entry comes by the room's private log. Asking again under the same key is asking once. */
export async function propose(room: string, proposing: Proposing): Promise<void> {
  await api.post(`rooms/${room}/suggestions`, { audience: 'staff', ...proposing })
}

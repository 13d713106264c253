import type { RoomView } from '@backchannel/wire-staff'
import { session } from '../session/session.svelte'
import { filled, foundCanned, type Filling } from './canned'
import { cannedTexts } from './canned_texts.svelte'
import type { Source } from './completing.svelte'
import type { MentionableIn } from './mentionable.svelte'
import { offered } from './naming'
import type { Audience } from './voices'

/** The most lines of a list. */
const MOST = 30

/** What opens a list in the writer of an audience. Nobody is named in front of the customer. */
export function sourcesFor(audience: Audience, known: MentionableIn, view: () => RoomView | null): Source[] {
  const canned = cannedFor(audience, view)
  return audience === 'staff' ? [namesOf(known), canned] : [canned]
}

function namesOf(known: MentionableIn): Source {
  return {
    sign: '@',
    opened: () => void known.load(),
    choices: (typed) =>
      offered(known.all, typed)
        .slice(0, MOST)
        .map((mention) => ({
          key: mention.id,
          mention,
          text: `@${mention.name} `,
          chosen: () => known.choose(mention),
        })),
  }
}

function cannedFor(audience: Audience, view: () => RoomView | null): Source {
  return {
    sign: '/',
    opened: () => void cannedTexts.load(),
    choices: (typed) => {
      const room = view()
      if (!room) return []
      return foundCanned(cannedTexts.all, audience, typed)
        .slice(0, MOST)
        .map((canned) => ({ key: canned.id, canned, text: filled(canned.text, fillingOf(room)) }))
    },
  }
}

function fillingOf({ contact, row }: RoomView): Filling {
  return { customer: contact.name, agent: session.me.name, code: row.code }
}

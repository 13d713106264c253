import type { Source } from './completing.svelte'
import type { MentionableIn } from './mentionable.svelte'
import { offered } from './naming'
import type { Audience } from './voices'

/** The most lines of a list. */
const MOST = 30

/** What opens a list in the writer of an audience. Nobody is named in front of the customer. */
export function sourcesFor(audience: Audience, known: MentionableIn): Source[] {
  return audience === 'staff' ? [namesOf(known)] : []
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

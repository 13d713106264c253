import { t } from '../messages'
import { shortName } from '../rooms/people'
import type { Feature } from './features'
import type { Verdict } from './score'

/** What can be said for a question, by what the guard found; features that say the same share a sentence. */
type Saying = 'called' | 'title' | 'of' | 'repeats' | 'kept' | 'inside' | 'judges' | 'secret' | 'asks' | 'answers'

const SAYINGS: Partial<Record<Feature, Saying>> = {
  kept_word: 'kept',
  at_colleague: 'called',
  calls_colleague: 'called',
  repeats_whole: 'repeats',
  repeats_much: 'repeats',
  repeats_some: 'repeats',
  calls_title: 'title',
  familiar: 'title',
  hands: 'title',
  laughs: 'title',
  third: 'of',
  opens_with_third: 'of',
  says_customer: 'of',
  speaks_of_customer: 'of',
  consults: 'asks',
  secrecy: 'secret',
  inside: 'inside',
  own_address: 'inside',
  ticket: 'inside',
  judges: 'judges',
  obeys: 'answers',
  short_answer: 'answers',
}

/** How many sentences are enough. */
const MOST = 2

/** Why the guard asks, in words, the heaviest reason first; never empty. */
export function reasonsInWords(verdict: Verdict, customer: string): string[] {
  const found = verdict.reasons.flatMap(({ feature }) => SAYINGS[feature] ?? [])
  const sayings = [...new Set(found)].slice(0, MOST)
  const named = { customer: shortName(customer), name: verdict.colleague ?? '', word: verdict.kept ?? '' }
  const words = sayings.map((saying) => inWords(saying, named))
  return words.length ? words : [t('guard.seems')]
}

function inWords(saying: Saying, { customer, name, word }: { customer: string; name: string; word: string }): string {
  if (saying === 'called') return t('guard.called', { name })
  if (saying === 'kept') return t('guard.kept', { word })
  if (saying === 'of') return t('guard.of', { customer })
  if (saying === 'asks') return t('guard.asks', { customer })
  if (saying === 'judges') return t('guard.judges', { customer })
  return t(`guard.${saying}`)
}

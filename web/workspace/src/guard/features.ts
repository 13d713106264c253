import { keptWord, ownAddress, unknownTicket } from './addresses'
import { tongueOf } from './language'
import { namesIn, type Named } from './names'
import { repeated, type Repeated } from './repeats'
import type { Said, Situation } from './situation'
import { isUnspaced, plain, tokens } from './text'
import type { Tongue } from './tongues/tongue'

/** What the guard looks at, each from 0 (not so) to 1. Those of the second half speak for the customer. */
export const FEATURES = [
  'at_colleague',
  'calls_colleague',
  'calls_title',
  'opens_with_third',
  'third',
  'speaks_of_customer',
  'says_customer',
  'consults',
  'secrecy',
  'inside',
  'judges',
  'hands',
  'laughs',
  'obeys',
  'familiar',
  'repeats_whole',
  'repeats_much',
  'repeats_some',
  'kept_word',
  'own_address',
  'ticket',
  'just_changed',
  'last_own_private',
  'last_private',
  'short_answer',
  'not_to_customer',
  'mentions_colleague',
  'calls_customer',
  'polite',
  'you',
  'introduces',
  'others',
] as const
export type Feature = (typeof FEATURES)[number]
/** How much of each feature a draft has. */
export type Features = Record<Feature, number>

/** A draft's features, and what they were found in, for the sentences that explain them. */
export interface Found {
  features: Features
  colleague: string | null
  repeats: Repeated
  kept: string | null
  asked: Said | null
}

/** Everything that the guard sees of a situation. */
export function find(situation: Situation): Found {
  const tongue = tongueOf(situation)
  const text = plain(withoutQuotes(situation.draft.text))
  const named = namesIn(situation, tongue)
  const repeats = repeated(text, situation.room.messages)
  const kept = keptWord(situation)
  const asked = askedPrivately(situation)
  const spoken = wording(text, tongue, situation)
  const aside = !spoken.polite && !spoken.you && !named.callsCustomer && !named.introduced
  const words: Words = {
    ...spoken,
    ...namedFeatures(named, spoken),
    third: Number(spoken.third && aside && (named.called !== null || named.mentioned === null)),
    repeats_whole: Number(repeats.share >= 0.85 && repeats.words >= (isUnspaced(text) ? 8 : 5)),
    repeats_much: Number(repeats.share >= 0.6),
    repeats_some: Math.min(1, repeats.share / 0.6),
    kept_word: Number(kept !== null),
    own_address: Number(ownAddress(text) !== null),
    ticket: Number(unknownTicket(text, situation.room.messages, aside) !== null),
    short_answer: Number(asked !== null && isShort(text) && !spoken.polite && !named.callsCustomer),
  }
  const features = { ...words, ...circumstances(situation, words) }
  return { features, colleague: named.called ?? named.mentioned, repeats, kept, asked }
}

/** A text without the lines that it quotes from a mail. */
function withoutQuotes(text: string): string {
  const own = text.split('\n').filter((line) => !/^\s*(?:>|\|)/u.test(line))
  return own.join('\n').trim() || text
}

type Wording = Pick<
  Features,
  | 'calls_title'
  | 'opens_with_third'
  | 'third'
  | 'says_customer'
  | 'consults'
  | 'secrecy'
  | 'inside'
  | 'judges'
  | 'hands'
  | 'laughs'
  | 'obeys'
  | 'familiar'
  | 'polite'
  | 'you'
  | 'others'
>

function wording(text: string, tongue: Tongue, situation: Situation): Wording {
  const aloud = saidAloud(situation)
  const has = (pattern: RegExp) => Number(pattern.test(text))
  const news = (pattern: RegExp) => Number(isNews(text, pattern, aloud))
  const familiar = tongue.familiar.test(text) && isPoliteDesk(situation, tongue)
  const others = tongue.others.test(customersWords(situation))
  return {
    calls_title: has(tongue.titles),
    opens_with_third: Number(tongue.opensWithThird.test(text) && !others),
    third: Number(!others && isUnexplained(text, tongue)),
    says_customer: has(tongue.customer),
    consults: has(tongue.consults),
    secrecy: news(tongue.secrecy),
    inside: news(tongue.inside),
    judges: news(tongue.judges),
    hands: has(tongue.hands),
    laughs: has(tongue.laughs),
    obeys: has(tongue.obeys),
    familiar: Number(familiar),
    polite: has(tongue.polite),
    you: Number(tongue.you.test(text) && !familiar),
    others: Number(others || tongue.others.test(text)),
  }
}

/** Everything that was said in front of the customer, in one case. */
function saidAloud({ room }: Situation): string {
  const aloud = room.messages.filter((one) => one.audience === 'customer')
  return plain(aloud.map((one) => one.text).join('\n')).toLowerCase()
}

/** Whether words are found that nobody has said in front of the customer: who was asked "do you lie" may answer. */
function isNews(text: string, pattern: RegExp, aloud: string): boolean {
  const every = new RegExp(pattern.source, `g${pattern.flags}`)
  return [...text.matchAll(every)].some(([found]) => !aloud.includes(found.trim().toLowerCase()))
}

/** Whether somebody is spoken of who has not been named before in the text. */
function isUnexplained(text: string, tongue: Tongue): boolean {
  const [person, other] = [text.search(tongue.third), text.search(tongue.others)]
  return person >= 0 && (other < 0 || other > person)
}

function namedFeatures(named: Named, spoken: Wording) {
  return {
    at_colleague: Number(named.at),
    calls_colleague: Number(named.called !== null),
    mentions_colleague: Number(named.mentioned !== null && named.called === null),
    introduces: Number(named.introduced),
    calls_customer: Number(named.callsCustomer),
    speaks_of_customer: Number(named.speaksOfCustomer && !named.callsCustomer && !spoken.polite),
  }
}

/** How many seconds after a change of the channel a habit still belongs to the other one. */
const HABIT_S = 2

/** Words that say by themselves that somebody else than the customer may be meant. */
const TELLING = [
  'at_colleague',
  'calls_colleague',
  'calls_title',
  'opens_with_third',
  'third',
  'speaks_of_customer',
  'says_customer',
  'consults',
  'secrecy',
  'inside',
  'judges',
  'hands',
  'laughs',
  'obeys',
  'familiar',
  'repeats_some',
  'kept_word',
  'own_address',
  'ticket',
  'short_answer',
] as const

/** What the text itself shows. */
type Words = Omit<Features, 'just_changed' | 'last_own_private' | 'last_private' | 'not_to_customer'>

/** What is so around the text. It weighs beside telling words alone: that one has just spoken privately is no slip. */
function circumstances({ draft, room }: Situation, words: Words) {
  const since = draft.seconds_since_mode_change
  const told = TELLING.some((feature) => words[feature] > 0)
  const so = (circumstance: boolean) => Number(told && circumstance)
  return {
    just_changed: so(since !== null && since <= HABIT_S),
    last_own_private: so(draft.own_audiences.at(-1) === 'staff'),
    last_private: so(room.messages.at(-1)?.audience === 'staff'),
    not_to_customer: so(!words.polite && !words.you && !words.calls_customer),
  }
}

/** The private question of a colleague that the writer has not answered, if it is the room's last private word. */
function askedPrivately({ draft, room }: Situation): Said | null {
  const aside = room.messages.filter((one) => one.audience === 'staff')
  const last = aside.at(-1)
  return last && last.author !== draft.author && /[?؟?]\s*$/u.test(last.text) ? last : null
}

function isShort(text: string): boolean {
  return tokens(text).length <= (isUnspaced(text) ? 14 : 9)
}

/** Whether the desk has spoken to this customer in polite forms, so that others would be out of place. */
function isPoliteDesk({ room }: Situation, tongue: Tongue): boolean {
  return room.messages.some((one) => one.audience === 'customer' && one.by === 'staff' && tongue.polite.test(one.text))
}

/** How many of the customer's last messages tell whom else a pronoun may mean. */
const LAST_WORDS = 3

function customersWords({ room }: Situation): string {
  return room.messages
    .filter((one) => one.by === 'customer')
    .slice(-LAST_WORDS)
    .map((one) => one.text)
    .join(' ')
}

import type { Situation } from './situation'
import { tokens } from './text'
import { arabic } from './tongues/arabic'
import { chinese } from './tongues/chinese'
import { english } from './tongues/english'
import { french } from './tongues/french'
import { german } from './tongues/german'
import { japanese } from './tongues/japanese'
import { portuguese } from './tongues/portuguese'
import { spanish } from './tongues/spanish'
import type { Tongue } from './tongues/tongue'

/** Those that share the Latin script, and are told apart by their commonest words. */
const LATIN: readonly Tongue[] = [english, german, spanish, french, portuguese]
/** How much a word of the draft weighs against one of the conversation. */
const OWN = 3

/** The language that a draft is written in, told by its script, else by the commonest words of it and of its room. */
export function tongueOf({ draft, room }: Situation): Tongue {
  const around = room.messages.map((one) => one.text).join(' ')
  return byScript(draft.text) ?? byWords(draft.text, around) ?? byScript(around) ?? english
}

function byScript(text: string): Tongue | null {
  const letters = (text.match(/\p{L}/gu) ?? []).length
  if (!letters) return null
  const part = (script: RegExp) => (text.match(script) ?? []).length / letters
  if (part(/\p{Script=Arabic}/gu) > 0.4) return arabic
  const kana = part(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  if (kana > 0.15) return japanese
  return part(/\p{Script=Han}/gu) > 0.3 ? chinese : null
}

function byWords(own: string, around: string): Tongue | null {
  const [mine, others] = [tokens(own), tokens(around)]
  const votes = LATIN.map((tongue) => OWN * found(mine, tongue) + found(others, tongue))
  const most = Math.max(...votes)
  return most > 0 ? (LATIN[votes.indexOf(most)] ?? null) : null
}

function found(words: readonly string[], tongue: Tongue): number {
  return words.filter((word) => tongue.common.has(word)).length
}

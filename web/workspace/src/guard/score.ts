import { FEATURES, find, type Feature } from './features'
import type { Said, Situation } from './situation'
import { WEIGHTS } from './weights'

/** One thing that speaks for colleagues; `weight` is its part of the score, in logits. */
export interface Reason {
  feature: Feature
  weight: number
}

/** What the guard makes of a draft. */
export interface Verdict {
  /** How likely the text is meant for colleagues, 0 to 1, by the situations the weights were fitted on. */
  score: number
  /** Whether to ask before it goes. */
  asks: boolean
  /** What speaks for colleagues, heaviest first. */
  reasons: readonly Reason[]
  /** The colleague it seems meant for, by the name in the text. */
  colleague: string | null
  /** The private message whose words it repeats, when that is a reason. */
  repeats: Said | null
  /** The desk's own word that stands in it. */
  kept: string | null
}

/** Judge a draft before it goes to the customer. Nothing but the situation decides; no state, no network. */
export function judge(situation: Situation): Verdict {
  const { features, colleague, repeats, kept } = find(situation)
  const parts = FEATURES.map((feature) => ({ feature, weight: WEIGHTS[feature] * features[feature] }))
  const score = 1 / (1 + Math.exp(-parts.reduce((sum, one) => sum + one.weight, WEIGHTS.bias)))
  const reasons = parts.filter((one) => one.weight > 0).sort((one, other) => other.weight - one.weight)
  const repeating = reasons.some(({ feature }) => feature === 'repeats_much' || feature === 'repeats_some')
  return {
    score,
    asks: situation.draft.text.trim() !== '' && score >= WEIGHTS.threshold,
    reasons,
    colleague,
    repeats: repeating ? repeats.from : null,
    kept,
  }
}

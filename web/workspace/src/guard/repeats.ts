import type { Said } from './situation'
import { isUnspaced, placed, tokens } from './text'

/** How many words, or signs of unspaced scripts, must follow each other to count as repeated. */
const RUN = { spaced: 3, unspaced: 5 }

/** What a draft repeats. */
export interface Repeated {
  /** The part of the draft's words that stand in the message in the same order, three at least together; 0 to 1. */
  share: number
  /** How many words of the draft that are. */
  words: number
  /** The private message that holds most of them. */
  from: Said | null
}

/**
 * What a text repeats of private messages, leaving out what was also said to the customer's face or by them.
 *
 * @param text the draft
 * @param messages those of the room, of both audiences
 */
export function repeated(text: string, messages: readonly Said[]): Repeated {
  const own = tokens(text)
  const run = isUnspaced(text) ? RUN.unspaced : RUN.spaced
  const known = new Set(messages.filter((one) => one.audience === 'customer').flatMap((one) => runs(one.text, run)))
  let best: Repeated = { share: 0, words: 0, from: null }
  for (const said of messages) {
    if (said.audience !== 'staff') continue
    const share = covered(own, new Set(runs(said.text, run).filter((one) => !known.has(one))), run)
    if (share > best.share) best = { share, words: Math.round(share * own.length), from: said }
  }
  return best
}

function runs(text: string, length: number): string[] {
  return runsOf(tokens(text), length)
}

function runsOf(words: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) =>
    words.slice(at, at + length).join(' '),
  )
}

function covered(words: readonly string[], found: ReadonlySet<string>, length: number): number {
  const inside = new Set<number>()
  runsOf(words, length).forEach((one, at) => {
    if (found.has(one)) for (let n = 0; n < length; n += 1) inside.add(at + n)
  })
  return words.length ? inside.size / words.length : 0
}

/** A stretch of a text; `shared` when the other text holds the same words together. */
export interface Stretch {
  text: string
  shared: boolean
}

/** A text cut at the words that it shares with another one, for showing both beside each other. */
export function sharedWith(text: string, other: string): Stretch[] {
  const words = placed(text)
  const length = isUnspaced(text) ? RUN.unspaced : 2
  const known = new Set(runs(other, length))
  const parts: Stretch[] = []
  let end = 0
  for (const { from, to } of sharedRuns(words, known, length)) {
    if (from > end) parts.push({ text: text.slice(end, from), shared: false })
    parts.push({ text: text.slice(from, to), shared: true })
    end = to
  }
  return [...parts, { text: text.slice(end), shared: false }].filter((part) => part.text)
}

type Place = ReturnType<typeof placed>[number]

function sharedRuns(
  words: readonly Place[],
  known: ReadonlySet<string>,
  length: number,
): { from: number; to: number }[] {
  const inside = words.map(() => false)
  runsOf(
    words.map((one) => one.word),
    length,
  ).forEach((run, at) => {
    if (known.has(run)) inside.fill(true, at, at + length)
  })
  const found: { from: number; to: number }[] = []
  words.forEach((one, at) => {
    const last = found.at(-1)
    if (inside[at] && inside[at - 1] && last) last.to = one.to
    else if (inside[at]) found.push({ from: one.from, to: one.to })
  })
  return found
}

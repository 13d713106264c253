/** The fewest characters that the desk takes. */
export const SHORTEST = 10

/** How hard a password is to guess, in four words; `short` ones are refused by the desk. */
export type Strength = 'empty' | 'short' | 'weak' | 'fair' | 'strong'

/**
 * A hint while typing, deliberately plain: length counts most, and what everybody tries first counts little.
 *
 * @param password what was typed.
 * @param known words about this person (name, address, desk) that add nothing.
 */
export function strengthOf(password: string, known: readonly string[] = []): Strength {
  if (password === '') return 'empty'
  if ([...password].length < SHORTEST) return 'short'
  const bits = effectiveLength(password, known) * Math.log2(alphabetOf(password))
  if (bits < 45) return 'weak'
  return bits < 70 ? 'fair' : 'strong'
}

const USUAL = /(password|passwort|qwerty|azerty|abcdef|letmein|welcome|admin|backchannel|12345|iloveyou)/gi

function effectiveLength(password: string, known: readonly string[]): number {
  let rest = password.replace(USUAL, '·')
  for (const word of known.flatMap((one) => one.split(/[\s@.]+/)).filter((one) => one.length > 2)) {
    rest = rest.split(new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')).join('·')
  }
  // A character that repeats or continues the one before adds little.
  return [...rest].reduce((sum, one, index, all) => sum + (follows(all[index - 1], one) ? 0.25 : 1), 0)
}

function follows(before: string | undefined, one: string): boolean {
  if (before === undefined) return false
  const step = one.codePointAt(0)! - before.codePointAt(0)!
  return Math.abs(step) <= 1
}

function alphabetOf(password: string): number {
  const kinds: [RegExp, number][] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 24],
  ]
  const size = kinds.reduce((sum, [kind, many]) => sum + (kind.test(password) ? many : 0), 0)
  return Math.max(size, 10)
}

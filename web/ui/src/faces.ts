/** How many tints the tokens hold. */
const TINTS = 7

/** One or two letters for a name: of its first and last word, or its first sign where words are not spaced. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const [first = '', ...others] = words
  const last = others.at(-1) ?? ''
  if (/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(first)) return letter(first)
  return (letter(first) + letter(last)).toUpperCase() || '?'
}

/** A tint from 1 to 7 that stays with this word. */
export function tint(seed: string): number {
  let sum = 0x811c9dc5
  for (const sign of seed) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return (((sum ^ (sum >>> 15)) >>> 0) % TINTS) + 1
}

function letter(word: string): string {
  return [...word].find((sign) => /[\p{L}\p{N}]/u.test(sign)) ?? ''
}

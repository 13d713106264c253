/** What is being typed behind a sign that opens a list: `@` names somebody, `/` fetches a canned text. */
export interface Begun {
  sign: '@' | '/'
  /** Where the sign stands. */
  from: number
  /** What is typed behind it, up to the caret. */
  typed: string
}

/** The most signs that may stand between the sign and the caret. */
const LONGEST = 40

/**
 * The sign that the caret stands behind, when it opens a list: at the beginning of a word, with no line's end between.
 * A name may have blanks in it, a shortcut none.
 */
export function begunAt(text: string, caret: number, signs: ReadonlySet<string>): Begun | null {
  for (let at = caret - 1; at >= 0 && caret - at <= LONGEST; at--) {
    const sign = text[at] ?? ''
    if (sign === '\n') return null
    if (sign === '/' && /\s/.test(text.slice(at, caret))) return null
    if (!isSign(sign) || !signs.has(sign)) continue
    if (at > 0 && !/[\s(（「『“"']/.test(text[at - 1] ?? '')) return null
    const typed = text.slice(at + 1, caret)
    return /^\s|\s\s|\s\S+\s\S+\s/.test(typed) ? null : { sign, from: at, typed }
  }
  return null
}

function isSign(sign: string): sign is Begun['sign'] {
  return sign === '@' || sign === '/'
}

/** The place after a step through a list that goes round. */
export function stepped(place: number, step: 1 | -1, length: number): number {
  return length ? (place + step + length) % length : 0
}

/** What one key says: a sentence with `{names}`, or one sentence per plural form, chosen by `{count}`. */
export type Saying = string | Partial<Record<Intl.LDMLPluralRule, string>>
/** The sentences of one area, by key. */
export type Area = Record<string, Saying>

type Strings<S> = S extends string ? S : S extends object ? Extract<S[keyof S], string> : never
type Named<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never
/** The names that a saying asks for; a plural always asks for its count. */
export type NamesOf<S> = Named<Strings<S>> | (S extends string ? never : 'count')

/** A piece of a sentence: plain, or what a name was filled with. */
export interface Piece {
  text: string
  name?: string
}

/** The sentence to use for these values: the plural form that the language asks for, else `other`. */
export function sentence(saying: Saying, values: Record<string, unknown>, language: string): string {
  if (typeof saying === 'string') return saying
  const form = new Intl.PluralRules(language).select(Number(values.count))
  return saying[form] ?? saying.other ?? ''
}

/**
 * A sentence cut at its names, each filled with its value: numbers as the language writes them, and names of scripts
 * that run from right to left kept apart (UAX #9, isolates), so that they do not turn the sentence around.
 */
export function pieces(text: string, values: Record<string, unknown>, language: string): Piece[] {
  const found: Piece[] = []
  for (const [index, part] of text.split(/\{(\w+)\}/).entries()) {
    if (index % 2) found.push({ name: part, text: shown(values[part], language) })
    else if (part) found.push({ text: part })
  }
  return found
}

/** Signs of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

function shown(value: unknown, language: string): string {
  if (typeof value === 'number') return value.toLocaleString(language)
  const text = String(value ?? '')
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text
}

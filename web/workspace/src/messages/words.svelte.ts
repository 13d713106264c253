import { pieces, sentence, type Area, type NamesOf, type Piece, type Saying } from './catalogue'
import { english } from './en'

type English = typeof english
type KeyIn<A extends keyof English> = `${A & string}.${keyof English[A] & string}`
/** The name of a sentence: its area, a dot, its key. */
export type Key = { [A in keyof English]: KeyIn<A> }[keyof English]
type SayingOf<K extends Key> = K extends `${infer A}.${infer N}`
  ? A extends keyof English
    ? N extends keyof English[A]
      ? English[A][N]
      : never
    : never
  : never
/** A key whose sentence needs no values. */
export type PlainKey = { [K in Key]: [NamesOf<SayingOf<K>>] extends [never] ? K : never }[Key]
type Values<K extends Key> = { [N in NamesOf<SayingOf<K>>]: string | number }
type Rest<K extends Key> = [NamesOf<SayingOf<K>>] extends [never] ? [] : [values: Values<K>]

/** The languages that there are, with their own names. */
export const LANGUAGES = { en: 'English', 'zh-Hant': '繁體中文' } as const
type Language = keyof typeof LANGUAGES

const STORED = 'backchannel.language'
const loaders = { 'zh-Hant': () => import('./zh-Hant').then((found) => found.chinese as Record<string, Area>) }
let current = $state<Language>('en')
let catalogue = $state.raw<Record<string, Area>>(english)

/** The language of the screen: the reader's choice, kept in this browser, else what the browser asks for. */
export const language = {
  get current(): Language {
    return current
  },
  /** How dates and numbers are written: the reader's own manner of this language, such as en-GB, if they have one. */
  get locale(): string {
    const spoken = tongue(current)
    return navigator.languages.find((tag) => tongue(tag) === spoken) ?? current
  },
  /** Show the screen in this language, from now on. */
  async choose(next: Language): Promise<void> {
    localStorage.setItem(STORED, next)
    await load(next)
  },
  /** Called once, before the first screen. */
  async start(): Promise<void> {
    const kept = localStorage.getItem(STORED)
    await load(isLanguage(kept) ? kept : wanted())
  },
}

/** The sentence of this key, with its names filled in. */
export function t<K extends Key>(key: K, ...rest: Rest<K>): string {
  return say(key, rest[0])
    .map((piece) => piece.text)
    .join('')
}

/** The same, in pieces, so that a name can be set apart: bold, or as a link. */
export function pieced<K extends Key>(key: K, ...rest: Rest<K>): Piece[] {
  return say(key, rest[0])
}

function say(key: Key, values: Record<string, unknown> = {}): Piece[] {
  const [area = '', name = ''] = key.split('.')
  const own = catalogue[area]?.[name]
  const spoken = own === undefined ? 'en' : current
  const saying: Saying = own ?? (english as Record<string, Area>)[area]?.[name] ?? key
  return pieces(sentence(saying, values, spoken), values, spoken)
}

async function load(next: Language): Promise<void> {
  catalogue = next === 'en' ? english : await loaders[next]()
  current = next
  document.documentElement.lang = next
}

function wanted(): Language {
  return navigator.languages.some((tag) => /^zh-(hant|tw|hk|mo)/i.test(tag)) ? 'zh-Hant' : 'en'
}

function isLanguage(word: string | null): word is Language {
  return word !== null && word in LANGUAGES
}

/** A language with its script, such as `zh-Hant` of zh-TW; empty for what is no language. */
function tongue(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return `${language}-${script ?? ''}`
  } catch {
    return ''
  }
}

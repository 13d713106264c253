import { en, type Words } from './en'

/** A whole catalogue, for another language than English. */
export interface Catalogue {
  words: Words
  talkWords: import('./en_talk').TalkWords
}

/** The catalogue in use; none is English. */
export let other: Catalogue | null = null

/** The reader's language as a BCP 47 tag, for dates and numbers. */
export let lang = 'en'

/** The words in use, up to the first message. */
export const say = (): Words => other?.words ?? en

/** Speak the language of the page from now on: English, unless there is a catalogue for it. */
export async function speak(tag: string): Promise<void> {
  const chinese = /^zh\b(?!-(hans|cn|sg))/i.test(tag)
  other = chinese ? await import('./zh-Hant').catch(() => null) : null
  lang = other ? 'zh-Hant' : /^en(-[a-z\d]{2,8})+$/i.test(tag) ? tag : 'en-GB'
  document.documentElement.lang = lang
}

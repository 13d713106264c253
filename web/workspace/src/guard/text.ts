/** Han, kana and hangul are not spaced: each sign counts as a word of its own. */
const PARTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** A text in one form of its characters, without marks that only change how Arabic is read. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .trim()
}

/** The words of a text, folded to one case; the signs of scripts that do not space their words one by one. */
export function tokens(text: string): string[] {
  return plain(text).toLowerCase().match(PARTS) ?? []
}

/** Where the words of a text stand in it: from, up to, and the word folded to one case. */
export function placed(text: string): { from: number; to: number; word: string }[] {
  return [...text.matchAll(PARTS)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    word: plain(found[0]).toLowerCase(),
  }))
}

/** Whether a text is mostly written without spaces between words. */
export function isUnspaced(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.filter((one) => UNSPACED.test(one)).length * 2 > letters.length
}

/** A text as a pattern that finds just it. */
export function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

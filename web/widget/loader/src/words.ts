/** What the button says. */
export interface ButtonWords {
  ask: string
  hide: string
  chat: string
  unread: (count: number) => string
}

const EN: ButtonWords = {
  ask: 'Ask us',
  hide: 'Hide',
  chat: 'Chat',
  unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
}

const ZH_HANT: ButtonWords = {
  ask: '\u8a62\u554f\u6211\u5011',
  hide: '\u6536\u8d77',
  chat: '\u7dda\u4e0a\u8aee\u8a62',
  unread: (count) => `${count} \u5247\u65b0\u8a0a\u606f`,
}

/** The words for a language: English where there is no other. */
export function wordsFor(lang: string): ButtonWords {
  return /^zh\b(?!-(hans|cn|sg))/i.test(lang) ? ZH_HANT : EN
}

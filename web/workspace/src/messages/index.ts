/**
 * Every word on the screen. `t('rooms.my_rooms')` answers in the reader's language and follows when it changes.
 * An area is a file in `en/` and one of the same name in `zh-Hant/`; English is complete, another language falls back.
 */
export { language, LANGUAGES, pieced, t, type Key, type PlainKey } from './words.svelte'
export type { Piece } from './catalogue'

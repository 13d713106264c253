import type { GROUPS } from './emoji_list'

/** One emoji: `name` is English, `also` are more words, `named` its name in Traditional Chinese. */
export interface Emoji {
  sign: string
  name: string
  also: string
  named: string
}
export type GroupName = keyof typeof GROUPS
export type EmojiGroup = { name: GroupName; all: Emoji[] }

const STORED = 'backchannel.emoji'
/** How many of the last ones are kept. */
const LAST = 16

/** The list as it is written, in groups. */
export function grouped(groups: typeof GROUPS): EmojiGroup[] {
  return (Object.keys(groups) as GroupName[]).map((name) => ({
    name,
    all: groups[name].trim().split('\n').map(parsed),
  }))
}

/** Those whose name or words begin with each of the words that were typed, in either language. */
export function foundEmoji(groups: readonly EmojiGroup[], typed: string): Emoji[] {
  const sought = typed.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const fits = ({ name, also, named }: Emoji) => {
    const words = `${name} ${also}`.split(/[\s-]+/)
    return sought.every((one) => words.some((word) => word.startsWith(one)) || named.includes(one))
  }
  return groups.flatMap(({ all }) => all).filter(fits)
}

/** Those that were used last in this browser, the newest first. */
export function lastUsed(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string').slice(0, LAST) : []
  } catch {
    return []
  }
}

/** This one was used now. */
export function used(sign: string): void {
  localStorage.setItem(STORED, JSON.stringify([sign, ...lastUsed().filter((one) => one !== sign)].slice(0, LAST)))
}

function parsed(line: string): Emoji {
  const [sign = '', name = '', also = '', named = ''] = line.split('|')
  return { sign, name, also, named }
}

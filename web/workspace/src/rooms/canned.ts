import type { CannedView } from '@backchannel/wire-staff'
import type { Audience } from './voices'

/**
 * What a canned text is filled with: what the customer gave and sees, and nothing else. There is no way to fill in
 * anything of the staff's side, so that none can stand in what the customer reads.
 */
export interface Filling {
  /** The name that the customer gave, or null. */
  customer: string | null
  /** The name under which the customer sees who writes. */
  agent: string
  /** The code of the enquiry. */
  code: string
}

const ASKED = /(\s*)\{\{\s*(customer|agent|code)\s*\}\}/g

/**
 * A text with its variables filled in, each once: what a value contains is never filled in again. A name that is not
 * known is left out with the blank before it.
 */
export function filled(text: string, filling: Filling): string {
  return text.replace(ASKED, (_, blank: string, name: keyof Filling) => {
    const value = filling[name]
    return value ? blank + value : ''
  })
}

/** The texts that may be put into a message to this audience, by what was typed: in shortcut, title or text. */
export function foundCanned(all: readonly CannedView[], audience: Audience, typed: string): CannedView[] {
  const sought = plain(typed)
  return all
    .filter((one) => one.usable && (audience === 'staff' || one.audience === 'anybody'))
    .map((one) => ({ one, rank: rank(one, sought) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((one, other) => one.rank - other.rank || one.one.title.localeCompare(other.one.title))
    .map(({ one }) => one)
}

const NOT_FOUND = 4

function rank({ shortcut, title, text }: CannedView, sought: string): number {
  if (!sought || plain(shortcut).startsWith(sought)) return 0
  if (plain(title).startsWith(sought)) return 1
  if (plain(title).includes(sought)) return 2
  return plain(text).includes(sought) ? 3 : NOT_FOUND
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}

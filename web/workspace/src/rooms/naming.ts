import type { Mentionable, MentionView } from '@backchannel/wire-staff'

const AROUND = /[\p{L}\p{N}_]/u

/** A place in a text where somebody is named: from the `@` up to the end of the name. */
export interface Naming<N> {
  from: number
  to: number
  who: N
}

/**
 * Where a text names somebody: an `@` at the beginning of a word and a whole name behind it, the longest that fits.
 * Whoever stands earlier among `known` goes before others of the same name.
 */
export function namings<N extends { name: string }>(text: string, known: readonly N[]): Naming<N>[] {
  const found: Naming<N>[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at > 0 && AROUND.test(text[at - 1] ?? '')) continue
    const who = longest(text, at + 1, known)
    if (who) found.push({ from: at, to: at + 1 + who.name.length, who })
  }
  return found
}

/** The colleagues and departments that a text names, each once; `chosen` ids go before others of the same name. */
export function namedIn(text: string, known: readonly Mentionable[], chosen: ReadonlySet<string>): Mentionable[] {
  const first = [...known].sort((one, other) => Number(chosen.has(other.id)) - Number(chosen.has(one.id)))
  return [...new Set(namings(text, first).map((naming) => naming.who))]
}

/** Those whose name, or a word of it, begins with what was typed; who can read the room stands before who cannot. */
export function offered(known: readonly Mentionable[], typed: string): Mentionable[] {
  const sought = plain(typed)
  return known
    .filter(({ name }) => plain(name).startsWith(sought) || wordsOf(name).some((word) => word.startsWith(sought)))
    .sort((one, other) => rank(one) - rank(other))
}

/** Whether nobody would learn of being named. */
export function isOutside(one: Mentionable): boolean {
  return one.readers === 0
}

/** What a message keeps of those whom it names. */
export function asMention({ kind, id, name }: Mentionable): MentionView {
  return { kind, id, name }
}

function longest<N extends { name: string }>(text: string, from: number, known: readonly N[]): N | undefined {
  let best: N | undefined
  for (const one of known) {
    if (!one.name || one.name.length <= (best?.name.length ?? 0)) continue
    const end = from + one.name.length
    if (same(text.slice(from, end), one.name) && !AROUND.test(text[end] ?? '')) best = one
  }
  return best
}

function same(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase()
}

function rank(one: Mentionable): number {
  return Number(isOutside(one)) * 2 + Number(one.kind === 'department')
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}

function wordsOf(name: string): string[] {
  return plain(name).split(/[\s._-]+/)
}

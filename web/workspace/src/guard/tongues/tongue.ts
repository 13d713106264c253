/**
 * What the guard knows of a language: how one speaks to a customer, and how one speaks about them among colleagues.
 * Every pattern is searched in the text as it was written, apart from the form of its characters (NFKC).
 */
export interface Tongue {
  /** Words that nearly every longer text of this language holds, to tell it by; none where its script does. */
  common: ReadonlySet<string>
  /** Speaks to the reader, as one does to customers and colleagues alike. */
  you: RegExp
  /** Speaks to the reader as desks speak to customers only: polite forms, offers, apologies. */
  polite: RegExp
  /** Speaks to the reader as to a colleague, where the desk is polite with customers. */
  familiar: RegExp
  /** Speaks of a person who is not spoken to. */
  third: RegExp
  /** Begins with such a person. */
  opensWithThird: RegExp
  /** Other people whom a pronoun may mean: family, neighbours, technicians. */
  others: RegExp
  /** Calls the customer a customer. */
  customer: RegExp
  /** Asks what to do about somebody, or tells what they say. */
  consults: RegExp
  /** Asks for something to be kept from somebody. */
  secrecy: RegExp
  /** Words of the back office. */
  inside: RegExp
  /** Judges or curses somebody. */
  judges: RegExp
  /** Hands something over to a colleague, or asks one to act. */
  hands: RegExp
  /** Laughs or sighs, as one does among colleagues. */
  laughs: RegExp
  /** Takes an order. */
  obeys: RegExp
  /** What may follow the name of somebody who is spoken to. */
  tells: RegExp
  /** What follows the name of somebody who is spoken of to a stranger. */
  introduces: RegExp
  /** What one calls a colleague by, in place of a name. */
  titles: RegExp
}

/** One of these, as a word of its own, whatever its case. */
export function words(...alternatives: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}

/** One of these as a word of its own, in this case only. */
export function exactWords(...alternatives: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'u')
}

/** One of these anywhere: for languages that do not space their words. */
export function signs(...alternatives: string[]): RegExp {
  return new RegExp(alternatives.join('|'), 'iu')
}

/** The text begins with one of these, after a word of assent perhaps. */
export function opens(assent: string, ...alternatives: string[]): RegExp {
  return new RegExp(`^[\\s"“¿¡(]*(?:(?:${assent})[\\s,.!…]+)?(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}

/** The same for languages that do not space their words. */
export function opensWithSigns(...alternatives: string[]): RegExp {
  return new RegExp(`^[\\s「『]*(?:${alternatives.join('|')})`, 'iu')
}

/** A list of words as a set. */
export function listed(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

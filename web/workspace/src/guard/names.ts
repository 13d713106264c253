import type { Colleague, Situation } from './situation'
import { isUnspaced, literal, plain } from './text'
import type { Tongue } from './tongues/tongue'

/** Forms of address and ranks before or behind a name; alone they name nobody. */
const TITLES = new Set(
  (
    'dr dra prof profa mr mrs ms miss herr frau m mme mlle madame monsieur don doña dona señor ' +
    'señora senhor senhora sr sra ' +
    'familia familie famille d. أ أ. د د. أستاذ الأستاذ مدام السيد السيدة المدير المشرفة مهندس رئيس القسم'
  ).split(' '),
)
const RANK =
  /(?:先生|小姐|女士|太太|媽媽|爸爸|老師|醫師|師傅|工程師|組長|店長|經理|副理|主任|校長|督導|調查|法務|品管|夫人|様|さん|くん|医師|課長|部長|支店長|支配人|班長|リーダー|法務|SV)$/u

/** The names that somebody may be called by: the whole, the parts, and without rank. */
export function callNames(name: string): string[] {
  const whole = plain(name)
  if (!whole) return []
  return isUnspaced(whole) ? unspacedNames(whole) : spacedNames(whole)
}

function spacedNames(whole: string): string[] {
  const parts = whole.split(/\s+/).filter((part) => !TITLES.has(part.toLowerCase()))
  return [...new Set([whole, ...parts.filter((part) => part.length > 1)])]
}

function unspacedNames(whole: string): string[] {
  const bare = whole.replace(RANK, '')
  const family = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(bare) || bare.length < 3 ? [] : [bare.slice(0, 2)]
  const given = bare.length === 3 ? [bare.slice(1)] : []
  return [...new Set([whole, bare, ...family, ...given].filter((part) => part.length > 1))]
}

/** How a text uses names. */
export interface Named {
  /** The colleague who is spoken to, or null. */
  called: string | null
  /** Whether that is by an @. */
  at: boolean
  /** The colleague who is spoken of, or null. */
  mentioned: string | null
  /** Whether a colleague is introduced, as one does to a stranger. */
  introduced: boolean
  /** Whether the customer is called by name. */
  callsCustomer: boolean
  /** Whether the customer's name stands where nobody is called. */
  speaksOfCustomer: boolean
}

/** How a draft uses the names of colleagues and of the customer. */
export function namesIn({ draft, room }: Situation, tongue: Tongue): Named {
  const text = plain(draft.text)
  const theirs = new Set(callNames(room.customer))
  const named: Named = {
    called: null,
    at: false,
    mentioned: null,
    introduced: false,
    callsCustomer: false,
    speaksOfCustomer: false,
  }
  for (const colleague of room.staff) {
    if (colleague.name === draft.author) continue
    for (const name of callNames(colleague.name)) look(text, name, theirs.has(name), colleague.name, tongue, named)
  }
  for (const name of theirs) lookForCustomer(text, name, named)
  lookForDepartments(text, room.staff, named)
  return named
}

function look(text: string, name: string, shared: boolean, whole: string, tongue: Tongue, named: Named): void {
  for (const { before, after } of places(text, name)) {
    const own = !shared || hasInitial(after, whole)
    const called = before.endsWith('@') || (own && isCalled(before, shared ? after.slice(2) : after, tongue))
    const introduced =
      tongue.introduces.test(after) || APPOSED.test(after) || (ROLE.test(before) && !/^\s*(?:[?!؟]|$)/u.test(after))
    if (before.endsWith('@')) named.at = true
    if (introduced && !named.at) named.introduced = true
    else if (called) named.called ??= whole
    if (own) named.mentioned ??= whole
  }
}

/** A department is spoken to by an @ alone: its name is often a word like any other. */
function lookForDepartments(text: string, staff: readonly Colleague[], named: Named): void {
  for (const { department } of staff) {
    if (!department || !places(text, plain(department)).some(({ before }) => before.endsWith('@'))) continue
    named.at = true
    named.called ??= department
  }
}

/** "Chris B" is not the customer Chris Vale. */
function hasInitial(after: string, whole: string): boolean {
  const initial = /^ (\p{L})(?![\p{L}])/u.exec(after)?.[1]
  return initial !== undefined && (plain(whole).split(/\s+/).at(-1)?.startsWith(initial) ?? false)
}

function lookForCustomer(text: string, name: string, named: Named): void {
  for (const { before, after } of places(text, name)) {
    if (callsOut(before, after) || /^(?:様|さん|先生|小姐|女士|太太|媽媽|您)/u.test(after)) named.callsCustomer = true
    else named.speaksOfCustomer = true
  }
}

/** Where a name stands in a text as a word of its own: what is before it and what after. */
function places(text: string, name: string): { before: string; after: string }[] {
  const edge = isUnspaced(name) ? ['', ''] : ['(?<![\\p{L}\\p{N}])(?:يا )?', '(?![\\p{L}\\p{N}])']
  const pattern = new RegExp(`${edge[0]}${literal(name)}${edge[1]}`, 'giu')
  return [...text.matchAll(pattern)].map((found) => ({
    before: text.slice(0, found.index),
    after: text.slice(found.index + found[0].length),
  }))
}

/** Words between two commas behind a name say who that is; a role before it does too: "my boss, Ana, …". */
const APPOSED = new RegExp(
  '^(?: \\p{Lu}\\p{L}+)?\\s*[,،、]\\s*(?:our|my|your|the|an?|one of|head of|meine?|unsere?|der|die|nuestr[oa]|mi|el|' +
    'la|de|notre|mon|ma|le|sa|son|su|sua|seu|votre|ihre?|noss[oa]|o|a|meu|minha|وهو|وهي|مدير\\p{L}*|من)\\s' +
    '(?:[^\\s,،.!?؟]+\\s?){1,4}[,،]\\s',
  'u',
)
const ROLE = new RegExp(
  '(?:^|[.!?؟]\\s+)(?:my|our|the|your|meine?|unsere?|der|die|mi|nuestr[oa]|el|la|mon|ma|notre|le|o|a|meu|minha|' +
    'noss[oa])\\s(?:[^\\s,.!?]+\\s?){1,3}[,]?\\s*$',
  'iu',
)

/** A word or two of greeting, thanks or assent, and nothing else. */
const LEAD = /^(?:@|["“„¿¡(]?\s*(?:\p{L}{1,9}[!,.،、]?\s+){0,2})$/u

/** What one says right before the name of somebody who is spoken to. */
const COURTESY = new RegExp(
  '(?:^|[\\s,])(?:thanks|thank you|cheers|sorry|please|pls|with you|danke|bitte|sorge|gracias|tranquil[oa]|porfa|' +
    'merci|stp|obrigad[oa]|valeu|calma|شكراً|شكرا)\\s+$',
  'iu',
)

function isCalled(before: string, after: string, tongue: Tongue): boolean {
  if (isUnspaced(after) || isUnspaced(before)) return isCalledUnspaced(before, after, tongue)
  if (LEAD.test(before) && (tongue.tells.test(after) || /^\s*[,،!?:؟]|^[.]?$/u.test(after))) return true
  if (COURTESY.test(before) && /^\s*(?:[,.!?:،؟)]|$)/u.test(after)) return true
  if (/[,،]\s*(?:\p{L}{1,4} )?$/u.test(before) && /^\s*(?:[,.!?:،؟…)]|$)/u.test(after)) return true
  return /[.!?؟…]\s+$/u.test(before) && tongue.tells.test(after) && /^[,:]?\s*\S/u.test(after)
}

function isCalledUnspaced(before: string, after: string, tongue: Tongue): boolean {
  if (/^(?:さん|くん|ちゃん|君)/u.test(after)) return true
  const opening = /^(?:.{0,3}[,、,。!! ])?$/u.test(before) || /[,、,。!! ]$/u.test(before)
  return opening && (tongue.tells.test(after) || after === '')
}

function callsOut(before: string, after: string): boolean {
  const begins = LEAD.test(before) || /[.!?…,،,。!]\s*(?:\p{Lu}?\p{L}+\.? )?$/u.test(before)
  const ends = /^(?: \p{Lu}\p{L}+)?\s*(?:[,.!?:،؟,。!?—–-]|$)/u.test(after)
  return ends && (begins || /(?:[,،,]\s*|\s)\p{L}*\.?\s?$/u.test(before))
}

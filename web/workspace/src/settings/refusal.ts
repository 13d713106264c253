import settings from '../messages/en/settings'
import { t } from '../messages'
import { Failure, inWords } from '../wire'

/** A refusal beside the field that it is about; `field` is empty when it is about none of the form's. */
export interface Refused {
  readonly field: string
  readonly words: string
}

type Coded = Extract<keyof typeof settings, `err_${string}`>

/** The fields that codes are about, by the beginnings of the codes. */
const FIELDS: readonly (readonly [string, string])[] = [
  ['email', 'email'],
  ['password_wrong', 'old'],
  ['password', 'new'],
  ['capacity', 'capacity'],
  ['wait', 'wait_s'],
  ['colour', 'accent'],
  ['time_zone', 'time_zone'],
  ['name', 'name'],
  ['shortcut', 'shortcut'],
  ['variable', 'said'],
  ['text', 'name'],
  ['role', 'role_id'],
  ['department', 'department_id'],
]

/** What the desk refused, in words, and which field of a form it is about. */
export function refusalOf(error: unknown): Refused {
  if (!(error instanceof Failure)) return { field: '', words: inWords(error) }
  const field = FIELDS.find(([start]) => error.code.startsWith(start))?.[1] ?? ''
  const key = `err_${error.code}`
  return { field, words: key in settings ? t(`settings.${key as Coded}`) : inWords(error) }
}

/** The words for one field, or for none of these fields; undefined when the refusal is about something else. */
export function about(refused: Refused | null, field: string): string | undefined {
  return refused?.field === field ? refused.words : undefined
}

/** The words of a refusal that is about none of a form's fields; undefined when it stands beside one. */
export function aboutNone(refused: Refused | null, fields: readonly string[]): string | undefined {
  return refused && !fields.includes(refused.field) ? refused.words : undefined
}

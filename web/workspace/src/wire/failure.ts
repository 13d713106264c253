import type { ErrorBody } from '@backchannel/wire-staff'
import { t } from '../messages'

/**
 * Why the desk refused, or could not be asked. `code` is stable; `message` and `hint` are words for the reader.
 * `unreachable` is the code when no answer came; then nothing is known of what was asked.
 */
export class Failure extends Error {
  readonly code: string
  readonly status: number
  readonly hint: string
  /** Seconds until it makes sense to ask again, or null. */
  readonly retryAfter: number | null

  constructor(body: ErrorBody, status = 0) {
    super(body.message)
    this.name = 'Failure'
    this.code = body.code
    this.status = status
    this.hint = body.hint ?? ''
    this.retryAfter = body.retry_after ?? null
  }

  /** Whether asking the same again may well succeed: no answer, or a desk that is busy. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** The failure of a request that got no answer. */
export function unreachable(): Failure {
  return new Failure({ code: 'unreachable', message: t('shell.unreachable') })
}

/** The failure that an answer tells; one that is not ours, such as a proxy's page, counts as unreachable. */
export async function failureOf(answer: Response): Promise<Failure> {
  try {
    return new Failure((await answer.json()) as ErrorBody, answer.status)
  } catch {
    return new Failure({ code: 'unreachable', message: t('shell.unreachable') }, answer.status)
  }
}

/** What to tell the reader of any thrown thing: what happened, and what to do. */
export function inWords(error: unknown): string {
  if (error instanceof Failure) return [error.message, error.hint].filter(Boolean).join(' ')
  return t('shell.unexpected')
}

import type { ErrorBody } from '@backchannel/wire-customer'

/** Why the door did not do what was asked. */
export class Failure extends Error {
  /**
   * @param status the HTTP status; 0 when the door was not reached at all
   * @param code the door's stable code
   * @param hint what to do
   * @param retryAfter seconds
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string,
    readonly retryAfter: number | null,
  ) {
    super(message)
  }

  /** Whether the same request may well succeed later: no network, a hurried server, or an unknown commit. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** The door was not reached. */
export function unreached(): Failure {
  return new Failure(0, 'no_network', '', '', null)
}

/** What an answer with an error says; answers of proxies in between carry no body of ours. */
export function failureOf(status: number, body: unknown): Failure {
  const said = (body && typeof body === 'object' ? body : {}) as Partial<ErrorBody>
  return new Failure(status, said.code ?? 'unexpected', said.message ?? '', said.hint ?? '', said.retry_after ?? null)
}

import { Failure, failureOf, unreachable } from './failure'

/** Values of an address's query; undefined, null and empty ones are left out. */
export type Query = Record<string, string | number | boolean | null | undefined | readonly string[]>

/** What every request carries: the token against forged ones, and who to tell when the session has ended. */
export const admission = { csrf: '', ended: () => {} }

/** The address of something under the staff door, wherever the door stands. */
export function address(path: string, query: Query = {}): string {
  const url = new URL(`api/${path.replace(/^\/+/, '')}`, document.baseURI)
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as string[]) : [value]) {
      if (one !== undefined && one !== null && one !== '') url.searchParams.append(name, String(one))
    }
  }
  return url.href
}

/**
 * The staff door over HTTP. Paths stand under `/api/`; an answer without a body is undefined; every refusal is thrown
 * as a `Failure`.
 */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => ask<T>('GET', path, { query, signal }),
  post: <T = void>(path: string, body?: unknown) => ask<T>('POST', path, { body }),
  put: <T = void>(path: string, body?: unknown, keepalive = false) => ask<T>('PUT', path, { body, keepalive }),
  delete: <T = void>(path: string) => ask<T>('DELETE', path, {}),
  upload,
}

interface Asked {
  query?: Query | undefined
  body?: unknown
  signal?: AbortSignal | undefined
  keepalive?: boolean
}

async function ask<T>(method: string, path: string, asked: Asked): Promise<T> {
  const { query, body, signal, keepalive = false } = asked
  const answer = await fetch(address(path, query), {
    method,
    credentials: 'same-origin',
    headers: headersFor(method, body !== undefined),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
  }).catch(lost)
  if (!answer.ok) throw noticed(await failureOf(answer))
  return (answer.status === 204 ? undefined : await answer.json().catch(lost)) as T

  /** No answer came, or it broke off. */
  function lost(error: unknown): never {
    throw signal?.aborted ? error : unreachable()
  }
}

function headersFor(method: string, hasBody: boolean): Record<string, string> {
  return {
    accept: 'application/json',
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
    ...(method === 'GET' ? {} : { 'X-CSRF-Token': admission.csrf }),
  }
}

function noticed(failure: Failure): Failure {
  if (failure.code === 'not_signed_in') admission.ended()
  return failure
}

/** The bytes of a kept file, as a file that can be sent elsewhere. `path` stands under `/api/`. */
export async function fileFrom(path: string, file: { name: string; media_type: string }): Promise<File> {
  const answer = await fetch(address(path), { credentials: 'same-origin' })
  if (!answer.ok) throw noticed(await failureOf(answer))
  return new File([await answer.blob()], file.name, { type: file.media_type })
}

/** Send a file's bytes. `progress` hears the part that has left, from 0 to 1; `signal` takes it back. */
function upload<T>(path: string, file: File, progress: (part: number) => void, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address(path, { name: file.name }))
    request.setRequestHeader('X-CSRF-Token', admission.csrf)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    request.onload = () => {
      const answer = new Response(request.response as string, { status: request.status || 502 })
      if (answer.ok) resolve(JSON.parse(request.response as string) as T)
      else void failureOf(answer).then((failure) => reject(noticed(failure)))
    }
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(new DOMException('taken back', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

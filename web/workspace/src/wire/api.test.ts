import { afterEach, describe, expect, it, vi } from 'vitest'
import { address, admission, api } from './api'
import { Failure, inWords } from './failure'

const fetched = vi.spyOn(globalThis, 'fetch')
const answers = (body: unknown, status = 200) =>
  fetched.mockResolvedValueOnce(new Response(status === 204 ? null : JSON.stringify(body), { status }))

afterEach(() => {
  fetched.mockReset()
  admission.csrf = ''
  admission.ended = () => {}
})

describe('a request to the staff door', () => {
  it('stands under the address of the page, and leaves out what is not asked', () => {
    const asked = address('rooms/mine', { before: null, tag: ['a', 'b'], text: '' })
    expect(asked).toMatch(/\/api\/rooms\/mine\?tag=a&tag=b$/)
  })

  it('proves that it comes from here only when it changes something', async () => {
    admission.csrf = 'token'
    answers({})
    answers(null, 204)
    await api.get('rooms/mine')
    expect(await api.post('session/renew')).toBeUndefined()
    const headers = fetched.mock.calls.map(([, asked]) => new Headers(asked?.headers).get('X-CSRF-Token'))
    expect(headers).toEqual([null, 'token'])
  })

  it('throws a refusal with its code, and says it with its hint', async () => {
    answers({ code: 'room_full', message: 'It is full.', hint: 'Let somebody leave first.', retry_after: null }, 409)
    const refused = await api.post('rooms/r/join').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Failure)
    expect(refused).toMatchObject({ code: 'room_full', status: 409, passing: false })
    expect(inWords(refused)).toBe('It is full. Let somebody leave first.')
  })

  it('counts as passing what may well succeed when asked again', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    answers({ code: 'busy', message: 'Busy.', hint: '', retry_after: 1 }, 503)
    expect(await api.get('a').catch((error: unknown) => error)).toMatchObject({ code: 'unreachable', passing: true })
    expect(await api.get('a').catch((error: unknown) => error)).toMatchObject({ retryAfter: 1, passing: true })
  })

  it('is unreachable too when its answer breaks off', async () => {
    fetched.mockResolvedValueOnce(new Response('{"half'))
    expect(await api.get('a').catch((error: unknown) => error)).toMatchObject({ code: 'unreachable' })
  })

  it('tells when the session has ended', async () => {
    const ended = vi.fn()
    admission.ended = ended
    answers({ code: 'not_signed_in', message: 'You are not signed in.' }, 401)
    await api.get('rooms/mine').catch(() => undefined)
    expect(ended).toHaveBeenCalledOnce()
  })
})

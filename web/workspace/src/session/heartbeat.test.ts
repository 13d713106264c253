import type { Me } from '@backchannel/wire-staff'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../wire'
import { live } from '../wire/live.svelte'
import { heartbeat } from './heartbeat.svelte'
import { session } from './session.svelte'

const posted = vi.spyOn(api, 'post').mockResolvedValue(undefined)
vi.spyOn(live, 'open').mockImplementation(() => undefined)

const settled = () => vi.advanceTimersByTimeAsync(0)
const touch = () => window.dispatchEvent(new Event('keydown'))
const paths = () => posted.mock.calls.map(([path]) => path)
let stop = () => {}

function signIn(...permissions: string[]): void {
  session.welcome({ id: 'ines', name: 'Ines', permissions, csrf: 'c' } as unknown as Me)
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  posted.mockClear()
})

afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('the heartbeat', () => {
  it('tells the desk first that somebody is here, then renews the session, in two requests', async () => {
    signIn('message.send')
    stop = heartbeat.start()
    await settled()
    expect(posted.mock.calls).toEqual([['heartbeat', { available: true }], ['session/renew']])
  })

  it('follows input, and at most every 30 seconds', async () => {
    signIn('message.send')
    stop = heartbeat.start()
    await settled()
    posted.mockClear()
    vi.advanceTimersByTime(29_000)
    touch()
    await settled()
    expect(paths()).toEqual([])
    vi.advanceTimersByTime(1_000)
    touch()
    await settled()
    expect(paths()).toEqual(['heartbeat', 'session/renew'])
  })

  it('says nothing while nobody touches anything', async () => {
    signIn('message.send')
    stop = heartbeat.start()
    await settled()
    posted.mockClear()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(paths()).toEqual([])
  })

  it('renews alone the session of a role that does not answer customers', async () => {
    signIn('enquiry.view_all')
    stop = heartbeat.start()
    await settled()
    expect(paths()).toEqual(['session/renew'])
  })

  it('tells at once when somebody goes away', async () => {
    signIn('message.send')
    stop = heartbeat.start()
    await settled()
    posted.mockClear()
    await heartbeat.choose(false)
    expect(posted).toHaveBeenCalledWith('heartbeat', { available: false })
  })
})

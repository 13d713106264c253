import { beforeEach, describe, expect, it, vi } from 'vitest'
import { live } from '../wire'
import { Outbox } from './outbox.svelte'

const sent = vi.spyOn(live, 'send')

beforeEach(() => {
  localStorage.clear()
  sent.mockReset().mockReturnValue(true)
})

describe('what has been sent and not confirmed', () => {
  it('goes out at once, to the audience that was shown', () => {
    const box = new Outbox('room', 'ines')
    box.send('staff', 'Do we know this one?', [])
    box.send('customer', 'One moment, please.', [])
    expect(sent.mock.calls.map(([frame]) => frame)).toMatchObject([
      { type: 'send_private_message', audience: 'staff', room: 'room', text: 'Do we know this one?' },
      { type: 'send_message', audience: 'customer', room: 'room', text: 'One moment, please.' },
    ])
  })

  it('is sent again under the same key with each new connection, until it is confirmed', () => {
    sent.mockReturnValue(false)
    const box = new Outbox('room', 'ines')
    box.send('customer', 'Hello', [])
    const [first] = box.again()
    expect(first).toMatchObject({ type: 'send_message', key: box.all[0]?.key })
    expect(box.again()).toEqual([first])
    box.confirmed(box.all[0]?.key ?? '')
    expect(box.again()).toEqual([])
  })

  it('outlives a reload, for the one who wrote it alone', () => {
    new Outbox('room', 'ines').send('staff', 'Kept', [])
    expect(new Outbox('room', 'ines').all).toMatchObject([{ text: 'Kept', audience: 'staff' }])
    expect(new Outbox('room', 'ben').all).toEqual([])
    expect(new Outbox('other', 'ines').all).toEqual([])
  })

  it('stays with the reason when it was refused for good, and is not sent again by itself', () => {
    const box = new Outbox('room', 'ines')
    box.send('staff', 'Too late', [])
    box.refused(box.all[0]?.key ?? '', { code: 'enquiry_closed', message: 'This enquiry is closed.', hint: '' })
    expect(box.all[0]?.why).toBe('This enquiry is closed.')
    expect(box.again()).toEqual([])
  })

  it('keeps its audience and its key when it is tried once more', () => {
    const box = new Outbox('room', 'ines')
    box.send('staff', 'Once more', [])
    const key = box.all[0]?.key ?? ''
    box.refused(key, { code: 'not_allowed', message: 'No.' })
    box.retry(key)
    expect(sent).toHaveBeenLastCalledWith(expect.objectContaining({ type: 'send_private_message', key }))
  })

  it('tries again by itself when the desk says when', () => {
    vi.useFakeTimers()
    const box = new Outbox('room', 'ines')
    box.send('customer', 'Busy', [])
    box.refused(box.all[0]?.key ?? '', { code: 'busy', message: 'Busy.', retry_after: 2 })
    expect(box.all[0]?.why).toBeNull()
    vi.advanceTimersByTime(2_000)
    expect(sent).toHaveBeenCalledTimes(2)
    vi.useRealTimers()
  })

  it('makes a new key of 32 hexadecimal characters for each message', () => {
    const box = new Outbox('room', 'ines')
    box.send('customer', 'one', [])
    box.send('customer', 'one', [])
    const keys = box.all.map((unsent) => unsent.key)
    expect(new Set(keys).size).toBe(2)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
  })
})

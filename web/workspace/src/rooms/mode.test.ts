import type { RoomView } from '@backchannel/wire-staff'
import { describe, expect, it } from 'vitest'
import { audienceIn, modeOf, type ComposerMode } from './mode'
import type { RoomState } from './room_state.svelte'

type Offered = { available: boolean; reason: string }
const yes: Offered = { available: true, reason: '' }
const no = (reason: string): Offered => ({ available: false, reason })

type Relation = RoomView['relation']

function mode(chat: Offered, aside: Offered, relation: Relation = 'owner', status = 'ongoing'): ComposerMode {
  const send_channels = [
    { name: 'chat', ...chat },
    { name: 'private_message', ...aside },
  ]
  return modeOf({ view: { send_channels, relation, row: { status } } } as unknown as RoomState)
}

describe('the composer', () => {
  it('lets a member choose', () => {
    expect(mode(yes, yes)).toEqual({ kind: 'switchable' })
  })

  it('has Chat alone where the channel carries nothing else, with the reason', () => {
    expect(mode(yes, no('By mail.'))).toEqual({ kind: 'chat-only', reason: 'By mail.' })
  })

  it('is locked for who watches, and says so', () => {
    const locked = mode(no('Join first.'), yes, 'in_reach')
    expect(locked).toEqual({ kind: 'private-locked', reason: 'You are watching. Only staff see what you write.' })
  })

  it('is locked to feedback when the enquiry is closed', () => {
    expect(mode(no('Closed.'), yes, 'member', 'closed').kind).toBe('private-locked')
  })

  it('is closed when nothing can be said', () => {
    expect(mode(no('x'), no('y'), 'former', 'closed')).toEqual({ kind: 'closed', reason: 'This enquiry is closed.' })
    const waiting = mode(no('Pick it up first.'), no('y'), 'offered', 'open')
    expect(waiting).toEqual({ kind: 'closed', reason: 'Pick it up first.' })
  })

  it('is closed until the desk has said what is allowed', () => {
    expect(modeOf({ view: null } as RoomState).kind).toBe('closed')
  })
})

describe('the audience', () => {
  it('is what was chosen only where there is a choice', () => {
    expect(audienceIn({ kind: 'switchable' }, 'staff')).toBe('staff')
    expect(audienceIn({ kind: 'switchable' }, 'customer')).toBe('customer')
    expect(audienceIn({ kind: 'chat-only', reason: '' }, 'staff')).toBe('customer')
    expect(audienceIn({ kind: 'private-locked', reason: '' }, 'customer')).toBe('staff')
  })
})

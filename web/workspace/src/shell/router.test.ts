import { describe, expect, it } from 'vitest'
import { match, placeOf, type Route } from './router.svelte'

const load = () => Promise.reject(new Error('no screen is shown here'))
const some: Route[] = [
  { path: '/rooms/:room?', load, title: 'shell.workspace' },
  { path: '/closed/:room', load, title: 'shell.workspace' },
]

describe('an address', () => {
  it('leads to its route, with and without what may be missing', () => {
    expect(match('/rooms/:room?', '/rooms')).toEqual({})
    expect(match('/rooms/:room?', '/rooms/abc')).toEqual({ room: 'abc' })
  })

  it('needs what may not be missing, and nothing beyond', () => {
    expect(match('/closed/:room', '/closed')).toBeNull()
    expect(match('/closed/:room', '/closed/abc/more')).toBeNull()
  })

  it('keeps its query for the screen', () => {
    expect(match('/rooms/:room?', '/rooms?tag=orders')).toEqual({})
  })

  it('reads parameters as they were written', () => {
    expect(match('/rooms/:room?', '/rooms/a%2Fb')).toEqual({ room: 'a/b' })
  })

  it('leads nowhere when nobody knows it', () => {
    expect(placeOf('/elsewhere', some).route).toBeUndefined()
    expect(placeOf('/closed/abc', some).route).toBe(some[1])
  })
})

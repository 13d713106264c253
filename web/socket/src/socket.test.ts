import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveSocket, type SocketState } from './socket'
import { SocketInHand } from './stand_in'

type Frame = Record<string, unknown>

let socket: LiveSocket<Frame, Frame>
let states: SocketState[]
let heard: Frame[]
let errors: unknown[]
let ended: number[]
let greeting: Frame[]

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', SocketInHand)
  vi.spyOn(Math, 'random').mockReturnValue(1)
  SocketInHand.made = []
  states = []
  heard = []
  errors = []
  ended = []
  greeting = [{ type: 'watch', room: 'r', after: 4 }]
  socket = new LiveSocket<Frame, Frame>({
    address: () => 'ws://desk.example/api/socket',
    protocols: () => ['backchannel.v1', 'token.ab'],
    greet: () => greeting,
    received: (frame) => {
      if (frame['type'] === 'strange') throw new Error('strange')
      heard.push(frame)
    },
    changed: (state) => states.push(state),
    ended: (code) => ended.push(code),
    failed: (error) => errors.push(error),
  })
  socket.open()
})

afterEach(() => {
  socket.close()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const admitted = (): void => SocketInHand.last.hears({ type: 'ready' })
const made = (): number => SocketInHand.made.length
const held = (): void => {
  admitted()
  SocketInHand.last.hears({ type: 'caught_up' })
  vi.advanceTimersByTime(5_000)
}

test('it says nothing before the server has greeted, and then what it is asked to', () => {
  expect(socket.send({ type: 'typing' })).toBe(false)
  expect(SocketInHand.last.protocols).toEqual(['backchannel.v1', 'token.ab'])
  admitted()
  expect(socket.state).toBe('open')
  expect(SocketInHand.last.said).toEqual(greeting)
  expect(heard).toEqual([{ type: 'ready' }])
})

test('a new beginning goes on from the places of that moment', () => {
  held()
  greeting = [{ type: 'watch', room: 'r', after: 9 }]
  SocketInHand.last.breaks(1006)
  expect(socket.state).toBe('waiting')
  vi.advanceTimersByTime(500)
  admitted()
  expect(SocketInHand.last.said).toEqual(greeting)
})

test('the wait doubles with each failure, up to half a minute', () => {
  for (const wait of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    const before = made()
    SocketInHand.last.breaks(1006)
    vi.advanceTimersByTime(wait - 1)
    expect(made()).toBe(before)
    vi.advanceTimersByTime(1)
    expect(made()).toBe(before + 1)
  }
})

test('a socket that held begins the count anew', () => {
  SocketInHand.last.breaks(1006)
  vi.advanceTimersByTime(500)
  SocketInHand.last.breaks(1006)
  vi.advanceTimersByTime(1_000)
  held()
  SocketInHand.last.breaks(1001)
  vi.advanceTimersByTime(500)
  expect(made()).toBe(4)
})

test('the waits of many browsers are spread', () => {
  vi.mocked(Math.random).mockReturnValue(0)
  SocketInHand.last.breaks(1006)
  vi.advanceTimersByTime(250)
  expect(made()).toBe(2)
})

test('a reader that was too slow comes back at once, but does not run in circles', () => {
  held()
  SocketInHand.last.breaks(4408)
  vi.advanceTimersByTime(0)
  expect(made()).toBe(2)
  admitted()
  SocketInHand.last.breaks(4408)
  vi.advanceTimersByTime(0)
  expect(made()).toBe(2)
})

test.each([4401, 4403])('after %i it stops and says so', (code) => {
  admitted()
  SocketInHand.last.breaks(code)
  vi.advanceTimersByTime(120_000)
  window.dispatchEvent(new Event('online'))
  expect(made()).toBe(1)
  expect(socket.state).toBe('stopped')
  expect(ended).toEqual([code])
})

test('a flood is let pass', () => {
  admitted()
  SocketInHand.last.breaks(4429)
  vi.advanceTimersByTime(4_999)
  expect(made()).toBe(1)
  vi.advanceTimersByTime(1)
  expect(made()).toBe(2)
})

test('going online ends the wait', () => {
  SocketInHand.last.breaks(1006)
  window.dispatchEvent(new Event('online'))
  expect(made()).toBe(2)
})

test('going offline drops the socket without waiting for it to notice', () => {
  admitted()
  window.dispatchEvent(new Event('offline'))
  expect(socket.state).toBe('waiting')
})

test('a visible tab comes back at once, and asks an open socket whether it lives', () => {
  SocketInHand.last.breaks(1006)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(made()).toBe(2)
  held()
  SocketInHand.last.said = []
  document.dispatchEvent(new Event('visibilitychange'))
  expect(SocketInHand.last.said).toEqual(greeting)
})

test('a socket that answers no more is replaced', () => {
  held()
  socket.check()
  vi.advanceTimersByTime(10_000)
  expect(socket.state).toBe('waiting')
  SocketInHand.made[0]?.hears({ type: 'late' })
  expect(heard).not.toContainEqual({ type: 'late' })
})

test.each([['{"type":"strange"}'], ['not json']])('what is not understood is reported, and begins anew: %s', (text) => {
  held()
  SocketInHand.last.hears(text)
  expect(errors).toHaveLength(1)
  vi.advanceTimersByTime(0)
  expect(made()).toBe(2)
})

test('closed is closed', () => {
  admitted()
  socket.close()
  window.dispatchEvent(new Event('online'))
  vi.advanceTimersByTime(120_000)
  expect(made()).toBe(1)
  expect(states).toEqual(['connecting', 'open', 'idle'])
})

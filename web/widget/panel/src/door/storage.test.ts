import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { frameStorage } from './storage'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

test('what is put is there, until it is dropped', () => {
  frameStorage().put('a', { b: [1] })
  expect(frameStorage().get('a')).toEqual({ b: [1] })
  frameStorage().drop('a')
  expect(frameStorage().get('a')).toBeNull()
})

test('clearing takes what is ours and leaves the rest', () => {
  localStorage.setItem('theirs', '1')
  frameStorage().put('a', 1)
  frameStorage().clear()
  expect(Object.keys(localStorage)).toEqual(['theirs'])
})

test('what cannot be read is as if it were not there', () => {
  localStorage.setItem('backchannel.a', '{broken')
  expect(frameStorage().get('a')).toBeNull()
})

test('a browser that keeps nothing for frames is no obstacle', () => {
  const refusing = new Proxy(
    {},
    {
      set: () => {
        throw new Error('blocked')
      },
    },
  )
  vi.stubGlobal('localStorage', refusing)
  const storage = frameStorage()
  storage.put('a', 1)
  expect(storage.get('a')).toBe(1)
})

import { afterEach, expect, test, vi } from 'vitest'
import { Door } from './door'
import { Failure } from './failure'
import { frameStorage } from './storage'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

test('an answer that comes after the session has ended is for nobody', async () => {
  const storage = frameStorage()
  storage.put('session', 'a')
  let answer: (came: Response) => void = () => undefined
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
  const asked = new Door(storage).ask('GET', 'api/enquiries')
  storage.clear()
  answer(new Response('["an old conversation"]'))
  await expect(asked).rejects.toBeInstanceOf(Failure)
})

test('an answer of the session that goes on is given', async () => {
  const storage = frameStorage()
  storage.put('session', 'a')
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('["a conversation"]')))
  expect(await new Door(storage).ask('GET', 'api/enquiries')).toEqual(['a conversation'])
})

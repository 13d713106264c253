import { beforeEach, expect, test } from 'vitest'
import { frameStorage } from '../door/storage'
import { newKey, Outbox } from './outbox'
import { openStore } from './state'

const IN_ROOM = { room: 'r', thread: null, begins: null }

beforeEach(() => localStorage.clear())

const outbox = (): Outbox => new Outbox(frameStorage(), openStore())

test('a key is 128 random bits', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(newKey()).not.toBe(newKey())
})

test('an unsent message is there after a reload, with its key', () => {
  const { key } = outbox().add('Hello', [], IN_ROOM)
  expect(outbox().store.get().unsent).toMatchObject([{ key, text: 'Hello', room: 'r', seq: null }])
})

test('a first message begins a thread of its own', () => {
  const first = outbox().add('Hello', [], { room: null, thread: null, begins: { tag: null, follows: null } })
  expect(first.thread).toBe(first.key)
})

test('two tabs do not take each other\u2019s messages away', () => {
  const [one, other] = [outbox(), outbox()]
  const { key } = one.add('from one', [], IN_ROOM)
  other.add('from the other', [], IN_ROOM)
  one.drop([key])
  expect(
    outbox()
      .store.get()
      .unsent.map((message) => message.text),
  ).toEqual(['from the other'])
})

test('a changed message stays where it is', () => {
  const box = outbox()
  const first = box.add('one', [], IN_ROOM)
  box.add('two', [], IN_ROOM)
  box.change((message) => message.key === first.key, { seq: 7 })
  expect(box.store.get().unsent.map(({ text, seq }) => [text, seq])).toEqual([
    ['one', 7],
    ['two', null],
  ])
})

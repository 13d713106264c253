import type { MyRoom, RowChanged } from '@backchannel/wire-staff'
import { afterEach, expect, it, vi } from 'vitest'

type Heard = (frame: RowChanged) => void
const door = vi.hoisted(() => ({
  answers: [] as { path: string; give: (rows: unknown) => void }[],
  order: [] as string[],
  rows: null as Heard | null,
}))

vi.mock('../wire', () => ({
  api: { get: (path: string) => new Promise((give) => door.answers.push({ path, give })) },
  Failure: Error,
  live: {
    on: (type: string, heard: Heard) => {
      if (type === 'row') door.rows = heard
      return () => undefined
    },
    opened: () => (door.order.push('lists'), () => undefined),
  },
  watchDesk: () => (door.order.push('changes'), () => undefined),
}))

const { desk } = await import('./desk.svelte')

const room = (text: string): MyRoom => {
  const row = { id: 'r', status: 'ongoing', last: { text, by: 'customer', at: '2026-01-05T10:00:00Z' } }
  return { row, relation: 'owner', unread: 0, private_unread: 0 } as unknown as MyRoom
}
const answer = async (mine: MyRoom[]): Promise<void> => {
  for (const { path, give } of door.answers.splice(0, 3)) give(path === 'rooms/mine' ? mine : [])
  await vi.waitFor(() => expect(desk.state).toBe('ready'))
}
const lastLines = (): (string | undefined)[] => desk.mine.map((one) => one.row.last?.text)

afterEach(() => door.order.splice(0))

it('asks for changes before it asks for the lists', () => {
  desk.start()()
  expect(door.order).toEqual(['changes', 'lists'])
  door.answers.splice(0)
})

it('lets no list undo what has come since it was asked for', async () => {
  void desk.load()
  await answer([room('before')])
  const slow = desk.load()
  door.rows?.({ type: 'row', ...room('since') } as unknown as RowChanged)
  await answer([room('before')])
  await slow
  expect(lastLines()).toEqual(['since'])
  const next = desk.load()
  await answer([room('later still')])
  await next
  expect(lastLines()).toEqual(['later still'])
})

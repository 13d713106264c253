import { describe, expect, it } from 'vitest'
import type { Entry } from './entries'
import { itemsOf, type Item, type Material, type News } from './items'
import { aside, at, BEN, event, INES, message } from './some_entries'

const ME = { id: 'ines', name: 'Ines Duarte', picture: null, role: 'Agent', watching: false }

function rows(entries: Entry[], more: Partial<Material> = {}): Item[] {
  return itemsOf({
    entries,
    unsent: [],
    held: [],
    me: ME,
    news: null,
    customerSeen: 0,
    privateOnly: false,
    ...more,
  })
}

const newsFrom = (place: number): News => ({ from: { public: place, private: 0 }, to: null })
const kinds = (items: Item[]) => items.map((item) => item.type)
const said = (items: Item[]) => items.filter((item) => item.type === 'said')
const slips = (items: Item[]) => items.filter((item) => item.type === 'private')

describe('the rows of a timeline', () => {
  it('begin each day with its name', () => {
    const days = rows([message(1), message(2, { at: '2026-11-24T10:00:00Z' })])
    expect(kinds(days)).toEqual(['day', 'said', 'day', 'said'])
  })

  it('put messages of one sender under one head', () => {
    const [one, two, three] = said(rows([message(1), message(2), message(3, { actor: INES })]))
    expect([one, two, three].map((row) => row?.first)).toEqual([true, false, true])
  })

  it('make one slip of private messages that follow each other', () => {
    const [one, two] = slips(rows([message(1), aside(1, 1), aside(2, 1)]))
    expect([one?.first, one?.last, two?.first, two?.last]).toEqual([true, false, false, true])
  })

  it('end a slip where somebody speaks to the customer', () => {
    const [one, two] = slips(rows([message(1), aside(1, 1), message(2), aside(2, 2)]))
    expect([one?.last, two?.first]).toEqual([true, true])
  })

  it('name the author again when another one writes in the same slip', () => {
    const other = { ...BEN, id: 'chi', name: 'Chi' }
    const named = slips(rows([message(1), aside(1, 1), aside(2, 1), aside(3, 1, { author: other })]))
    expect(named.map((row) => row.named)).toEqual([true, false, true])
  })

  it('show no line for reading', () => {
    expect(kinds(rows([message(1), event(2, 'seen', { number: 1 })]))).toEqual(['day', 'said'])
  })

  it('mark the last message of the desk that the customer has seen, and no other', () => {
    const all = [message(1), message(2, { actor: INES }), message(3, { actor: INES }), message(4, { actor: INES })]
    expect(said(rows(all, { customerSeen: 3 })).map((row) => row.seen)).toEqual([false, false, true, false])
  })

  it('draw one line before what is new to the reader, private or not', () => {
    const all = [message(1), message(2), aside(1, 2), message(3)]
    const seenFrom = (place: number) => kinds(rows(all, { news: newsFrom(place) }))
    expect(seenFrom(1)).toEqual(['day', 'said', 'unread', 'said', 'private', 'said'])
    expect(seenFrom(3)).toEqual(['day', 'said', 'said', 'unread', 'private', 'said'])
  })

  it("draw no line before one's own words", () => {
    const mine = message(2, { actor: INES })
    expect(kinds(rows([message(1), mine], { news: newsFrom(1) }))).toEqual(['day', 'said', 'said'])
  })

  it('draw no line before what came while the reader was looking', () => {
    const news = { from: { public: 1, private: 0 }, to: { public: 1, private: 0 } }
    expect(kinds(rows([message(1), message(2), aside(1, 2)], { news }))).toEqual(['day', 'said', 'said', 'private'])
  })

  it('leave out everything public when asked for the private alone', () => {
    const all = [message(1), aside(1, 1), event(2, 'joined')]
    expect(kinds(rows(all, { privateOnly: true }))).toEqual(['day', 'private'])
  })
})

describe('a message on its way', () => {
  const unsent = {
    key: 'k1',
    audience: 'customer',
    text: 'on its way',
    files: [],
    quote: null,
    at: at(9),
    why: null,
  } as const

  it('stands at the end, and keeps its key when the desk has confirmed it', () => {
    const before = rows([message(1)], { unsent: [unsent] }).at(-1)
    const after = rows([message(1), message(2, { actor: INES, key: 'k1' })]).at(-1)
    expect(before?.key).toBe(after?.key)
    expect(before).toMatchObject({ type: 'said', said: { side: 'staff', unsent } })
  })

  it('is a slip when it is private, from the first moment', () => {
    const before = rows([message(1)], { unsent: [{ ...unsent, audience: 'staff' }] }).at(-1)
    const after = rows([message(1), aside(1, 1, { key: 'k1' })]).at(-1)
    expect(before?.type).toBe('private')
    expect(before?.key).toBe(after?.key)
  })
})

import { describe, expect, it } from 'vitest'
import { changed, merged, nameOf } from './entries'
import { aside, at, BEN, event, INES, message } from './some_entries'

const names = (entries: readonly Parameters<typeof nameOf>[0][]) => entries.map(nameOf)

describe('a timeline of two logs', () => {
  it('puts a private entry behind the public place that it was accepted after', () => {
    const all = merged([], [aside(1, 2), message(3), message(1), message(2)])
    expect(names(all)).toEqual(['public 1', 'public 2', 'private 1', 'public 3'])
  })

  it('keeps private entries behind the same place in their own order', () => {
    const all = merged([message(1), message(2)], [aside(2, 1), aside(1, 1), aside(3, 2)])
    expect(names(all)).toEqual(['public 1', 'private 1', 'private 2', 'public 2', 'private 3'])
  })

  it('holds each entry once, whatever came twice', () => {
    const all = merged([message(1), aside(1, 1)], [message(1), aside(1, 1), event(2, 'joined')])
    expect(names(all)).toEqual(['public 1', 'private 1', 'public 2'])
  })

  it('takes what came last for an entry that was known', () => {
    const [only] = merged([message(1, { text: 'as sent' })], [message(1, { text: 'as kept' })])
    expect(only).toMatchObject({ text: 'as kept' })
  })

  it('is the same in whatever order its parts come', () => {
    const parts = [message(1), aside(1, 1), message(2), aside(2, 1), aside(3, 2), message(3)]
    const whole = names(merged([], parts))
    for (const first of parts) {
      const rest = parts.filter((part) => part !== first)
      expect(names(merged(merged([], rest), [first]))).toEqual(whole)
    }
  })
})

describe('a message that reads otherwise', () => {
  const change = (of: number, state: 'edited' | 'recalled', text = '') =>
    ({ kind: 'change', seq: 9, at: at(9), actor: INES, of, state, text }) as const

  it('is drawn anew where it stands', () => {
    const after = changed([message(1), message(2), aside(2, 2)], change(2, 'edited', 'now so'))
    expect(after).toEqual([message(1), message(2, { text: 'now so', state: 'edited' }), aside(2, 2)])
  })

  it('has neither text nor files once it is recalled', () => {
    const file = { id: 'f', name: 'a.txt', size: 1, media_type: 'text/plain', width: null, height: null }
    const after = changed([message(1, { files: [file] })], change(1, 'recalled'))
    expect(after).toEqual([message(1, { text: '', files: [], state: 'recalled' })])
  })

  it('is the one of its own log alone', () => {
    const known = [message(2), aside(2, 2)]
    const aloud = changed(known, change(2, 'recalled'))
    expect(aloud[1]).toEqual(aside(2, 2))
    const { seq: _, actor: __, ...rest } = change(2, 'recalled')
    const private_change = { ...rest, kind: 'private_change', private_seq: 9, after: 3, author: BEN } as const
    expect(changed(known, private_change)[0]).toEqual(message(2))
  })
})

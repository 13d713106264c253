import { describe, expect, it } from 'vitest'
import { merged, nameOf } from './entries'
import { aside, event, message } from './some_entries'

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

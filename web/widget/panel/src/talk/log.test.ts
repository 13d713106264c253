import { expect, test } from 'vitest'
import { afterEntry, conversations, history, lastOfTeam, seenByTeam, withEntries } from './log'
import { BEN, change, CUSTOMER, enquiry, event, INES, message } from './sample'

const seqs = (entries: { seq: number }[]): number[] => entries.map((entry) => entry.seq)

test('entries stand in the order of their places, each once, in whatever order they come', () => {
  const log = { entries: [message(4, INES), message(5, INES)], older: true }
  expect(seqs(withEntries(log, [message(6, INES)]))).toEqual([4, 5, 6])
  expect(seqs(withEntries(log, [message(5, INES), message(6, INES)]))).toEqual([4, 5, 6])
  expect(seqs(withEntries(log, [message(2, INES), message(3, INES)]))).toEqual([2, 3, 4, 5])
  expect(seqs(withEntries(undefined, [message(1, INES)]))).toEqual([1])
})

test('seen is what staff have seen, and never goes back', () => {
  expect(seenByTeam([event(3, INES, 'seen', 2), event(4, CUSTOMER, 'seen', 3), event(5, INES, 'seen', 1)])).toBe(2)
})

test('the last word of the team is not that of the customer', () => {
  expect(lastOfTeam([message(1, INES), message(2, CUSTOMER), event(3, INES, 'closed')])).toBe(1)
  expect(lastOfTeam([message(1, CUSTOMER)])).toBe(0)
})

test('a message of the team counts as unread and is the last line; one of the customer only the latter', () => {
  const answered = afterEntry(enquiry('r', { head: 1 }), message(2, INES))
  expect(answered).toMatchObject({ head: 2, unread: 1, last: { text: 'words 2', by: 'staff' } })
  expect(afterEntry(answered, message(3, CUSTOMER))).toMatchObject({ head: 3, unread: 1, last: { by: 'customer' } })
})

test('an entry that was counted is not counted again', () => {
  const known = enquiry('r', { head: 5, unread: 1 })
  expect(afterEntry(known, message(5, INES))).toBe(known)
})

test('a change lets a message, and what answers it, read otherwise', () => {
  const quote = { seq: 1, by: 'staff', name: 'Ines', text: 'words 1', recalled: false } as const
  const log = { entries: [message(1, INES), message(2, BEN, { quote }), message(3, INES)], older: false }
  const edited = withEntries(log, [change(4, 1, 'edited', 'now so')])
  expect(edited[0]).toMatchObject({ text: 'now so', state: 'edited' })
  expect(edited[1]).toMatchObject({ text: 'words 2', quote: { text: 'now so', recalled: false } })
  expect(edited[2]).toEqual(message(3, INES))
})

test('nothing of a removed message stays here', () => {
  const file = { id: 'f', name: 'a.txt', size: 1, media_type: 'text/plain', width: null, height: null }
  const log = { entries: [message(1, INES, { files: [file] })], older: false }
  const after = withEntries(log, [change(2, 1, 'recalled')])
  expect(after[0]).toMatchObject({ text: '', files: [], state: 'recalled' })
  expect(JSON.stringify(after)).not.toContain('words 1')
})

test('events change how an enquiry stands', () => {
  expect(afterEntry(enquiry('r', { status: 'open' }), event(1, INES, 'picked_up')).status).toBe('ongoing')
  expect(afterEntry(enquiry('r', { status: 'missed' }), event(1, INES, 'picked_up')).status).toBe('followed_up')
  expect(afterEntry(enquiry('r', { status: 'open' }), event(1, INES, 'missed')).status).toBe('missed')
  expect(afterEntry(enquiry('r'), event(1, INES, 'closed'))).toMatchObject({ status: 'closed' })
})

test('enquiries that follow each other are one conversation', () => {
  const all = [enquiry('c', { follows: 'b' }), enquiry('x'), enquiry('b', { follows: 'a' }), enquiry('a')]
  expect(history(all, 'c').map((one) => one.id)).toEqual(['a', 'b', 'c'])
  expect(conversations(all).map((one) => one.id)).toEqual(['c', 'x'])
})

test('a history that bites its tail ends', () => {
  const ring = [enquiry('a', { follows: 'b' }), enquiry('b', { follows: 'a' })]
  expect(history(ring, 'a').map((one) => one.id)).toEqual(['b', 'a'])
})

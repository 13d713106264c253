import { expect, test } from 'vitest'
import type { Entry } from '../visit/state'
import { BEN, CUSTOMER, enquiry, event, INES, message, minute, unsent } from './sample'
import { timeline, type SpeechRow } from './timeline'

const of = (entries: Entry[], waiting: ReturnType<typeof unsent>[] = []) =>
  timeline([{ enquiry: enquiry('r'), log: { entries, older: false } }], waiting)
const speech = (...rest: Parameters<typeof of>) => of(...rest).filter((row): row is SpeechRow => row.row === 'speech')

test('a day opens with its date, once', () => {
  const rows = of([message(1, CUSTOMER), message(2, INES), message(3, INES, { at: minute(60 * 24) })])
  expect(rows.map((row) => row.row)).toEqual(['day', 'speech', 'speech', 'day', 'speech'])
})

test('what one person says within five minutes stands together', () => {
  const rows = speech([
    message(1, INES),
    message(2, INES),
    message(3, BEN),
    message(4, INES),
    message(12, INES, { at: minute(12) }),
  ])
  expect(rows.map((row) => row.first)).toEqual([true, false, true, true, true])
})

test('a line between ends a group', () => {
  const rows = speech([message(1, INES), event(2, BEN, 'joined'), message(3, INES)])
  expect(rows.map((row) => row.first)).toEqual([true, true])
})

test('marks and beginnings are no lines', () => {
  const rows = of([event(1, CUSTOMER, 'started'), message(2, CUSTOMER), event(3, INES, 'seen', 2)])
  expect(rows.map((row) => row.row)).toEqual(['day', 'speech'])
})

test('the last own message says that it is sent, and then that it is seen', () => {
  const sent = [message(1, CUSTOMER), message(2, CUSTOMER)]
  expect(speech(sent).map((row) => row.delivery)).toEqual([null, 'sent'])
  expect(speech([...sent, event(3, INES, 'seen', 1)]).map((row) => row.delivery)).toEqual([null, 'sent'])
  expect(speech([...sent, event(3, INES, 'seen', 2)]).map((row) => row.delivery)).toEqual([null, 'seen'])
})

test('under an answer nothing is marked', () => {
  expect(speech([message(1, CUSTOMER), message(2, INES)]).map((row) => row.delivery)).toEqual([null, null])
})

test('what is not confirmed comes last, with its state', () => {
  const refused = { code: 'text_too_long', message: 'Too long.', hint: '' }
  const rows = speech([message(1, INES)], [unsent('a'), unsent('b', { refused }), unsent('c', { seq: 2 })])
  expect(rows.map((row) => row.delivery)).toEqual([null, 'sending', 'failed', 'sent'])
})

test('a confirmed message keeps its identity and its place', () => {
  const before = speech([message(1, INES)], [unsent('k2')])
  const after = speech([message(1, INES), message(2, CUSTOMER)], [unsent('k2')])
  expect(after.map((row) => row.id)).toEqual(before.map((row) => row.id))
})

test('an enquiry that follows another is one history with it', () => {
  const parts = ['a', 'b'].map((id, index) => ({
    enquiry: enquiry(id),
    log: { entries: [message(index + 1, CUSTOMER, { key: null, id: `${id}1` })], older: false },
  }))
  expect(timeline(parts, []).map((row) => row.row)).toEqual(['earlier', 'day', 'speech', 'earlier', 'speech'])
})

import type { AuditLine } from '@backchannel/wire-staff'
import { expect, test } from 'vitest'
import { deedOf, whatOf } from './lines'

function line(some: Partial<AuditLine>): AuditLine {
  const usual = { n: 1, at: '2026-11-25T10:00:00Z', staff: null, role_name: '', kind: 'administration', act: '' }
  return { ...usual, enquiry: null, subject: '', detail: '', changes: [], ...some } as AuditLine
}

const said = (some: Partial<AuditLine>) =>
  deedOf(line(some))
    .map((piece) => piece.text)
    .join('')

test('a line is said in a sentence, with its subject set apart', () => {
  expect(said({ act: 'change_role', subject: 'Lead' })).toBe('changed the role Lead')
  expect(deedOf(line({ act: 'suspend_staff', subject: 'Ana' }))).toContainEqual({ name: 'name', text: 'Ana' })
})

test('watching says whether it began or ended, a download which edition', () => {
  expect(said({ act: 'monitor', detail: 'began' })).toBe('began to watch')
  expect(said({ act: 'monitor', detail: 'ended' })).toBe('stopped watching')
  expect(said({ act: 'download_history', detail: 'html' })).toContain('(HTML)')
})

test('an act that this workspace does not know yet is still said', () => {
  expect(said({ act: 'something_new' })).toBe('did: something_new')
  expect(whatOf({ what: 'something', before: null, after: null })).toBe('something')
})

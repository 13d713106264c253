import type { LedgerLine } from '@backchannel/wire-staff'
import { expect, it } from 'vitest'
import { ledgerOf } from './ledger'

const line = (name: string, minute: number, act: LedgerLine['act'], detail = ''): LedgerLine => {
  const at = `2026-01-05T10:${String(minute).padStart(2, '0')}:00Z`
  return { at, staff: { id: name, name, picture: null }, role_name: 'Supervisor', act, detail }
}

it('joins the beginning and the end of watching, newest line first or last', () => {
  const ruth = [line('ruth', 14, 'monitor', 'ended'), line('ruth', 6, 'monitor', 'began')]
  const lines = [...ruth, line('ben', 9, 'monitor', 'began')]
  expect(ledgerOf(lines).watched).toMatchObject([
    { staff: { id: 'ruth' }, from: '2026-01-05T10:06:00Z', to: '2026-01-05T10:14:00Z' },
    { staff: { id: 'ben' }, from: '2026-01-05T10:09:00Z', to: null },
  ])
})

it('names each reader once, with how often and when last', () => {
  const ruth = [line('ruth', 20, 'read_closed'), line('ruth', 31, 'read_closed')]
  const { readers } = ledgerOf([...ruth, line('ana', 5, 'read_closed')])
  expect(readers).toMatchObject([
    { staff: { id: 'ana' }, times: 1 },
    { staff: { id: 'ruth' }, times: 2, at: '2026-01-05T10:31:00Z' },
  ])
})

it('keeps every download', () => {
  const later = line('ruth', 2, 'download_customer_copy', 'html')
  const { taken } = ledgerOf([later, line('ruth', 1, 'download_history', 'csv')])
  expect(taken.map((one) => one.detail)).toEqual(['csv', 'html'])
})

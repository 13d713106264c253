import type { CannedView } from '@backchannel/wire-staff'
import { describe, expect, it } from 'vitest'
import { filled, foundCanned } from './canned'

const filling = { customer: 'Maria', agent: 'Ines', code: 'ENQ-3TS13C' }

describe('a canned text', () => {
  it('is filled with what the customer knows', () => {
    const text = 'Hello {{customer}}, this is {{ agent }}. Your code: {{code}}'
    expect(filled(text, filling)).toBe('Hello Maria, this is Ines. Your code: ENQ-3TS13C')
  })

  it('leaves a name out that was not given, with the blank before it', () => {
    expect(filled('Hello {{customer}}, welcome', { ...filling, customer: null })).toBe('Hello, welcome')
  })

  it('is filled once: what a customer calls themselves asks for nothing', () => {
    expect(filled('Hello {{customer}}', { ...filling, customer: '{{code}} $1 $&' })).toBe('Hello {{code}} $1 $&')
  })

  it('has no word for anything else', () => {
    for (const text of [
      '{{note}}',
      '{{private}}',
      '{{last_message}}',
      '{{constructor}}',
      '{customer}',
      '{{toString}}',
    ]) {
      expect(filled(text, filling)).toBe(text)
    }
  })
})

const one = (title: string, more: Partial<CannedView> = {}): CannedView => {
  const rest = {
    scope: 'desk',
    department: null,
    text: '',
    audience: 'anybody',
    usable: true,
    changeable: false,
  } as const
  return { id: title, title, shortcut: '', ...rest, ...more }
}

describe('the list', () => {
  const hi = one('Greeting', { shortcut: 'hi' })
  const refund = one('Refund', { shortcut: 'ref', text: 'Within five days.' })
  const staff = one('Handover', { audience: 'staff' })
  const far = one('Of others', { usable: false })
  const all = [refund, hi, staff, far]

  it('offers what is for staff to staff alone, and what is of others to nobody', () => {
    expect(foundCanned(all, 'customer', '').map(({ id }) => id)).toEqual(['Greeting', 'Refund'])
    expect(foundCanned(all, 'staff', '').map(({ id }) => id)).toEqual(['Greeting', 'Handover', 'Refund'])
  })

  it('finds by shortcut first, then by title and by text', () => {
    const first = one('Zebra', { shortcut: 'gre' })
    expect(foundCanned([hi, first], 'customer', 'gre')).toEqual([first, hi])
    expect(foundCanned(all, 'customer', 'fund')).toEqual([refund])
    expect(foundCanned(all, 'customer', 'five')).toEqual([refund])
    expect(foundCanned(all, 'customer', 'nothing')).toEqual([])
  })
})

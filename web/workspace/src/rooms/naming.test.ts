import type { Mentionable } from '@backchannel/wire-staff'
import { describe, expect, it } from 'vitest'
import { namedIn, namings, offered } from './naming'

const one = (id: string, name: string, more: Partial<Mentionable> = {}): Mentionable => {
  return { kind: 'staff', id, name, picture: null, about: '', people: 1, readers: 1, asked: false, ...more }
}
const BEN = one('1', 'Ben')
const BENITA = one('2', 'Benita Ortiz')
const SALES = one('3', 'Sales', { kind: 'department', people: 4, readers: 2 })
const KIM = one('4', 'Kim Larsen', { readers: 0 })
const TEAM = [KIM, SALES, BEN, BENITA]
const none = new Set<string>()

describe('who is named in a text', () => {
  it('is whose whole name stands behind an @', () => {
    expect(namedIn('@Benita Ortiz and @sales, look', TEAM, none)).toEqual([BENITA, SALES])
    expect(namedIn('@Ben, or (@Kim Larsen)?', TEAM, none)).toEqual([BEN, KIM])
  })

  it('is nobody within a word or an address', () => {
    for (const text of ['ask@Ben.example', '@Bender', 'Ben', '@ Ben', '@Kim']) {
      expect([text, namedIn(text, TEAM, none)]).toEqual([text, []])
    }
  })

  it('is each once, and of two of one name the one that was chosen', () => {
    const other = one('9', 'Ben')
    expect(namedIn('@Ben @Ben', [BEN, other], new Set(['9']))).toEqual([other])
  })

  it('stands at its place', () => {
    expect(namings('so @Ben!', TEAM)).toEqual([{ from: 3, to: 7, who: BEN }])
  })
})

describe('who is offered', () => {
  it('begins with what was typed, in any word and with any accent', () => {
    expect(offered(TEAM, 'or')).toEqual([BENITA])
    expect(offered([one('5', 'Zoë Ährens')], 'ahr')).toHaveLength(1)
  })

  it('stands in order: people, departments, and last those who cannot read the room', () => {
    expect(offered(TEAM, '')).toEqual([BEN, BENITA, SALES, KIM])
  })
})

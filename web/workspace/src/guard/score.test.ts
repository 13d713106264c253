import { describe, expect, it } from 'vitest'
import { judge } from './score'
import type { Said, Situation } from './situation'

const said = (audience: Said['audience'], by: Said['by'], author: string, text: string): Said => ({
  audience,
  by,
  author,
  text,
  at: '2026-01-01T10:00:00Z',
})

const CHAT = [
  said('customer', 'customer', 'Maria Lopez', 'My motor cuts out in the rain.'),
  said('customer', 'staff', 'Ines Duarte', 'Hello Maria, I am asking our workshop.'),
]
const ASIDE = said(
  'staff',
  'staff',
  'Ben Okafor',
  'The plug behind the display has the old seal, give her the loan bike.',
)

function situation(text: string, more: Partial<Situation['room']> = {}): Situation {
  const staff = [
    { name: 'Ines Duarte', department: 'Workshop' },
    { name: 'Ben Okafor', department: 'Workshop' },
  ]
  return {
    room: { customer: 'Maria Lopez', staff, messages: [...CHAT, ASIDE], ...more },
    draft: { author: 'Ines Duarte', text, seconds_since_mode_change: null, own_audiences: ['customer'] },
  }
}

describe('the guard', () => {
  it('asks about a text that calls a colleague, and names them', () => {
    const verdict = judge(situation('Ben, is the seal in stock?'))
    expect(verdict).toMatchObject({ asks: true, colleague: 'Ben Okafor' })
    expect(verdict.reasons[0]?.feature).toBe('calls_colleague')
  })

  it('asks about a private message said again, and shows which', () => {
    const verdict = judge(situation('The plug behind the display has the old seal, give her the loan bike.'))
    expect(verdict).toMatchObject({ asks: true, repeats: ASIDE })
  })

  it('is silent when the same words stand in Chat already', () => {
    const again = said('customer', 'staff', 'Ines Duarte', ASIDE.text)
    expect(judge(situation(ASIDE.text, { messages: [...CHAT, ASIDE, again] })).repeats).toBeNull()
  })

  it('asks about what the desk keeps to itself, however politely it is said', () => {
    const text = 'Dear Maria, your bike belongs to project Kestrel, thank you for your patience.'
    expect(judge(situation(text)).asks).toBe(false)
    expect(judge(situation(text, { kept_words: ['kestrel'] }))).toMatchObject({ asks: true, kept: 'kestrel' })
    expect(judge(situation(text, { kept_words: ['kest'] })).asks).toBe(false)
  })

  it.each([
    'Ben from our workshop will look at it himself.',
    'Maria, the plug has let in moisture. It is covered by your warranty.',
    'ok',
    'Thanks Maria!',
    '',
  ])('lets %j go', (text) => expect(judge(situation(text)).asks).toBe(false))

  it('takes no circumstance for a slip', () => {
    const hurried = situation('One moment, please.')
    const draft = { ...hurried.draft, seconds_since_mode_change: 0, own_audiences: ['staff', 'staff'] as const }
    expect(judge({ ...hurried, draft })).toMatchObject({ asks: false, reasons: [] })
  })

  it('says the same of the same, whatever it was asked before', () => {
    const [one, other] = [situation('Tell Ben she is lying'), situation('Of course, Maria.')]
    const first = judge(one)
    judge(other)
    expect(judge(one)).toEqual(first)
  })
})

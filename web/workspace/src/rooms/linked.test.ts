import { describe, expect, it } from 'vitest'
import { linked, named, pathOf } from './linked'

describe('addresses in a text', () => {
  it('can be followed, without the full stop behind them', () => {
    expect(linked('See https://shop.example/a?b=1.')).toEqual([
      { text: 'See ' },
      { text: 'https://shop.example/a?b=1', link: 'https://shop.example/a?b=1' },
      { text: '.' },
    ])
  })

  it('are those of the web alone', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nothing here']) {
      expect(linked(text)).toEqual([{ text }])
    }
  })

  it('are shown by their path', () => {
    expect(pathOf('https://shop.example/bikes/tarn?x=1')).toBe('/bikes/tarn?x=1')
    expect(pathOf('no address')).toBe('no address')
  })
})

describe('colleagues in a text', () => {
  it('stand out, but not within an e-mail address', () => {
    const who = { kind: 'staff' as const, id: '1', name: 'Ben Ortiz' }
    const shop = { kind: 'department' as const, id: '2', name: 'shop' }
    expect(named('@Ben Ortiz, ask ana@shop.example', [who, shop])).toEqual([
      { text: '@Ben Ortiz', who },
      { text: ', ask ana@shop.example' },
    ])
  })
})

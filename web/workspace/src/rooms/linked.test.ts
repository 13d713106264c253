import { describe, expect, it } from 'vitest'
import { named, pathOf } from './linked'

describe('addresses in a text', () => {
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

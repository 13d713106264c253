import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bindSendKey } from './send_key'

const send = vi.fn()
let stop = () => {}

function field(look: 'chat' | 'private', value: string): HTMLTextAreaElement {
  document.body.innerHTML = `<div class="composer ${look}"><textarea></textarea></div>`
  const area = document.querySelector('textarea') as HTMLTextAreaElement
  area.value = value
  area.addEventListener('keydown', () => (area.value = ''))
  return area
}

function press(target: EventTarget, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, ...more }))
}

beforeEach(() => {
  send.mockClear()
  stop = bindSendKey(send)
})
afterEach(() => stop())

describe('the key that sends a suggestion', () => {
  it('works outside of fields, and from a Chat field with nothing in it', () => {
    press(document.body)
    press(field('chat', ''))
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('belongs to a text that is being written, even when that field empties itself', () => {
    for (const look of ['chat', 'private'] as const) press(field(look, 'Is it, Ada?'))
    expect(send).not.toHaveBeenCalled()
  })

  it('sends nothing else when it is struck twice, or held', () => {
    const area = field('chat', 'One moment')
    press(area)
    press(area)
    stop()
    stop = bindSendKey(send)
    press(document.body, { repeat: true })
    expect(send).not.toHaveBeenCalled()
  })

  it('never works from a private field, nor as another key', () => {
    press(field('private', ''))
    press(document.body, { ctrlKey: false })
    expect(send).not.toHaveBeenCalled()
  })
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hostPage, type Host, type Page } from './host'

const SHOP = 'https://shop.example'
const ABOUT: Host = { page: `${SHOP}/bikes`, lang: 'de', dir: 'ltr', accent: null, theme: null }

let parent: { postMessage: ReturnType<typeof vi.fn> }
let page: Page
let told: Host[]
let shown: boolean[]

beforeEach(() => {
  parent = { postMessage: vi.fn() }
  vi.stubGlobal('parent', parent)
  history.replaceState(null, '', `/widget/?host=${encodeURIComponent(SHOP)}`)
  told = []
  shown = []
  page = hostPage({ told: (about) => told.push(about), shown: (open) => shown.push(open) })
})

afterEach(() => vi.unstubAllGlobals())

function says(data: unknown, origin = SHOP, source: unknown = parent): void {
  window.dispatchEvent(new MessageEvent('message', { data, origin, source: source as Window }))
}

test('the page that frames us is heard', () => {
  says({ backchannel: 'host', about: ABOUT })
  says({ backchannel: 'shown' })
  says({ backchannel: 'hidden' })
  expect(told).toEqual([ABOUT])
  expect(page.about).toBe(ABOUT)
  expect(shown).toEqual([true, false])
})

test('nobody else is', () => {
  says({ backchannel: 'shown' }, 'https://evil.example')
  says({ backchannel: 'shown' }, SHOP, window)
  says(null)
  expect(shown).toEqual([])
})

test('what we say goes to that page\u2019s origin alone', () => {
  page.tell({ unread: 2, live: true, accent: '#1d5b4a' })
  page.hide()
  expect(parent.postMessage.mock.calls.map(([, origin]) => origin as string)).toEqual([SHOP, SHOP, SHOP])
})

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FakeDesk, openTab, type Sent, type Tab } from './composer_tab'

/** How many courses are played; VITE_COMPOSER_COURSES asks for more. */
const COURSES = Number(import.meta.env.VITE_COMPOSER_COURSES ?? 12)
const LENGTH = 40
const ROOMS = ['north', 'south']
const SAID = { customer: 'Send to customer', staff: 'Send privately' } as const
type Audience = keyof typeof SAID

const desk = new FakeDesk()
const tabs: Tab[] = []
let frames: Sent[] = []
/** What each key was first sent to: a retry never changes it. */
let keys = new Map<string, string>()
let written = 0
let seed = 0

/** Numbers that look drawn and are the same for the same seed (mulberry32). */
function drawn(): number {
  seed = (seed + 0x6d2b79f5) | 0
  let n = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n
  return ((n ^ (n >>> 14)) >>> 0) / 4_294_967_296
}
const one = <T>(all: readonly T[]): T => all[Math.floor(drawn() * all.length)] as T

const field = (tab: Tab) => tab.at.querySelector<HTMLTextAreaElement>('.composer textarea:not([id$="-reply"])')
const dialog = () => document.querySelector<HTMLElement>('[role="alertdialog"]')
const button = (at: ParentNode, text: string) =>
  [...at.querySelectorAll('button')].find((found) => found.textContent?.trim().startsWith(text))

/** Who reads it, by everything on the screen that says so; they must all agree. */
function shown(tab: Tab): Audience {
  const audience = tab.at.querySelector('.composer')?.classList.contains('private') ? 'staff' : 'customer'
  expect(tab.at.querySelector('.send')?.textContent?.trim()).toBe(SAID[audience])
  expect(tab.at.querySelector('.audience')?.textContent).toContain(audience === 'staff' ? 'Staff only' : 'To Maria')
  expect(field(tab)?.ariaLabel ?? field(tab)?.getAttribute('aria-label')).toBe(
    audience === 'staff' ? 'Private message' : 'Message to the customer',
  )
  return audience
}

function put(tab: Tab, text: string): void {
  const into = field(tab)
  if (!into) return
  into.value = `${into.value} ${text}`.trim()
  into.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** A word that tells for whom and where it was written. */
const tag = (tab: Tab) => `${shown(tab)}-${tab.room}-${++written}`

function key(init: KeyboardEventInit, at: EventTarget = window): void {
  at.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
}

/** Press send; everything that leaves now must be what the screen showed at this moment. */
function press(tab: Tab, byKey: boolean): void {
  const [audience, text, room] = [shown(tab), field(tab)?.value.trim() ?? '', tab.room]
  frames = []
  const at = field(tab)
  if (byKey && at) key({ key: 'Enter', code: 'Enter' }, at)
  else button(tab.at, SAID[audience])?.click()
  tab.flush()
  const asked = dialog() !== null
  if (asked) expect([audience, frames]).toEqual(['customer', []])
  for (const frame of frames) expect(frame).toMatchObject({ audience, room, text })
  if (desk.reachable && text && !asked) expect(frames).toHaveLength(1)
}

const ANSWERS = { 'Send to customer': 'customer', 'Make it private': 'staff', 'Keep editing': null } as const

async function answer(tab: Tab): Promise<void> {
  const asking = dialog()
  if (!asking) return
  frames = []
  const words = button(asking, 'Paste into Chat') ? one(['Paste into Chat', 'Do not paste']) : one(Object.keys(ANSWERS))
  const before = field(tab)?.value.trim()
  const choices = [...asking.querySelectorAll('footer button')].find((found) => found.textContent?.includes(words))
  ;(choices as HTMLButtonElement).click()
  await settle(tab)
  const to = ANSWERS[words as keyof typeof ANSWERS] ?? null
  for (const frame of frames) expect(frame).toMatchObject({ audience: to, text: before })
}

function paste(tab: Tab, aside: boolean): void {
  const data = {
    types: aside ? ['application/x-backchannel-private'] : ['text/plain'],
    getData: () => tag(tab),
    files: [],
  }
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'clipboardData', { value: data })
  field(tab)?.dispatchEvent(event)
  if (!event.defaultPrevented) put(tab, tag(tab))
}

function quote(tab: Tab): void {
  const common = { id: 'm1', author: 'Maria', text: 'hello' }
  if (shown(tab) === 'customer') tab.pen().answering.toCustomer({ kind: 'public', ...common } as never)
  else tab.pen().answering.toStaff({ kind: 'private', ...common } as never)
}

const STEPS: Record<string, (tab: Tab) => unknown> = {
  write: (tab) => put(tab, tag(tab)),
  'write to a colleague': (tab) => put(tab, `Ben, can you look at this? ${tag(tab)}`),
  name: (tab) => put(tab, `@Ben ${tag(tab)}`),
  enter: (tab) => press(tab, true),
  click: (tab) => press(tab, false),
  'change the channel': () => key({ key: 'p', code: 'KeyP', altKey: true }),
  'change the room': (tab) => tab.go(one(ROOMS)),
  reload: (tab) => tab.reload(),
  paste: (tab) => paste(tab, false),
  'paste from a private block': (tab) => paste(tab, true),
  quote,
  'lose the network': () => (desk.reachable = false),
  'find the network': (tab) => {
    desk.reachable = true
    tab
      .outbox()
      .again()
      .forEach((frame) => frames.push(frame as Sent))
  },
  'be refused': (tab) => {
    const unsent = tab.outbox().all.at(-1)
    if (unsent) tab.outbox().refused(unsent.key, { code: 'enquiry_closed', message: 'No.' })
  },
  rest: () => vi.advanceTimersByTimeAsync(900),
}
const NAMES = Object.keys(STEPS)

async function settle(tab: Tab): Promise<void> {
  await vi.advanceTimersByTimeAsync(20)
  tab.flush()
}

/** No draft holds a word of the other audience, or of another room; no key ever goes to two audiences. */
function nothingMixed(tab: Tab): void {
  const draft = field(tab)?.value ?? ''
  const audience = shown(tab)
  for (const word of draft.match(/\b(?:customer|staff)-\w+-\d+/g) ?? []) {
    expect(word).toContain(`${audience}-${tab.room}-`)
  }
  for (const frame of frames) {
    expect(keys.get(frame.key) ?? frame.audience).toBe(frame.audience)
    keys.set(frame.key, frame.audience)
    expect(frame.type).toBe(frame.audience === 'staff' ? 'send_private_message' : 'send_message')
    if (frame.audience === 'customer') expect(frame.text).not.toMatch(/\bstaff-/)
  }
}

async function play(course: number): Promise<void> {
  seed = course
  keys = new Map()
  desk.reachable = true
  const [first] = tabs as [Tab]
  let tab = first
  tab.go(one(ROOMS))
  const done: string[] = []
  try {
    for (let step = 0; step < LENGTH; step += 1) {
      if (drawn() < 0.08) {
        // Another tab comes to the front; the one before goes on existing, with what it holds.
        const room = tab.room
        window.dispatchEvent(new Event('pagehide'))
        tab.leave()
        tab = one(tabs)
        tab.go(room)
        done.push('another tab')
      }
      const name = one(NAMES)
      done.push(name)
      frames = []
      await STEPS[name]?.(tab)
      await settle(tab)
      while (dialog()) await answer(tab)
      nothingMixed(tab)
    }
  } catch (error) {
    throw new Error(`course ${course}: ${done.join(', ')}`, { cause: error })
  }
}

beforeAll(async () => {
  vi.useFakeTimers()
  const hear = (frame: Sent) => void frames.push(frame)
  tabs.push(await openTab(desk, hear), await openTab(desk, hear))
}, 60_000)
afterAll(() => {
  for (const tab of tabs) tab.leave()
  vi.useRealTimers()
})

describe('the composer', () => {
  it(
    'sends to the audience that it shows, and mixes no drafts, whatever happens to it',
    { timeout: 600_000 },
    async () => {
      let sent = 0
      for (let course = 1; course <= COURSES; course += 1) {
        localStorage.clear()
        await play(course)
        sent += keys.size
      }
      expect(sent).toBeGreaterThan(COURSES)
    },
  )
})

import type { Me, RoomView } from '@backchannel/wire-staff'
import { vi } from 'vitest'

/** The desk behind the tabs of a test: it keeps drafts, and can be out of reach. */
export class FakeDesk {
  reachable = true
  readonly #drafts = new Map<string, { audience: string; text: string }>()

  get(path: string): unknown {
    if (!this.reachable) throw new Error('unreachable')
    const room = path.split('/')[1] ?? ''
    if (path.endsWith('/drafts'))
      return ['customer', 'staff'].flatMap((one) => this.#drafts.get(`${room} ${one}`) ?? [])
    return path === 'guard' ? { words: [] } : []
  }

  put(path: string, body: { audience: string; text: string }): void {
    if (!this.reachable) throw new Error('unreachable')
    this.#drafts.set(`${path.split('/')[1]} ${body.audience}`, { ...body })
  }
}

/** A frame that carries words. */
export interface Sent {
  type: string
  room: string
  audience: string
  key: string
  text: string
}

const ME = { id: 'ines', name: 'Ines', picture: null, role_name: 'Agent', permissions: [], csrf: 'c' } as unknown as Me

function viewOf(id: string): RoomView {
  const ben = { staff: { id: 'ben', name: 'Ben', picture: null }, role_name: 'Agent', owner: false, joined_at: '' }
  const row = { customer: { id: 'maria', name: 'Maria' }, channel: 'widget', status: 'ongoing', owner: null }
  const send_channels = [
    { name: 'chat', available: true, reason: '' },
    { name: 'private_message', available: true, reason: '' },
  ]
  const nothing = { monitors: [], held: [], private_readers: [], acts: [] }
  return { row: { id, ...row }, members: [ben], send_channels, ...nothing } as unknown as RoomView
}

/** One tab of a browser: modules of its own, the storage and the desk shared with the other tabs. */
export async function openTab(desk: FakeDesk, sent: (frame: Sent) => void) {
  vi.resetModules()
  const { mount, unmount, flushSync } = await import('svelte')
  const { api, live } = await import('../wire')
  const { admission } = await import('../wire/api')
  const { session } = await import('../session/session.svelte')
  const { RoomState } = await import('./room_state.svelte')
  const { penOf } = await import('./pens.svelte')
  const { default: Composer } = await import('./Composer.svelte')
  vi.spyOn(live, 'open').mockImplementation(() => undefined)
  vi.spyOn(live, 'close').mockImplementation(() => undefined)
  vi.spyOn(live, 'check').mockImplementation(() => undefined)
  vi.spyOn(live, 'send').mockImplementation((frame) => {
    if ('text' in frame && desk.reachable) sent(frame as Sent)
    return desk.reachable
  })
  vi.spyOn(api, 'get').mockImplementation(async (path) => desk.get(path) as never)
  vi.spyOn(api, 'put').mockImplementation(async (path, body) => desk.put(path, body as never) as never)
  vi.spyOn(api, 'post').mockResolvedValue(undefined as never)
  session.welcome(ME)
  let rooms = new Map<string, InstanceType<typeof RoomState>>()
  let shown: { room: string; part: Record<string, unknown>; at: HTMLElement } | null = null

  function stateOf(room: string) {
    const found = rooms.get(room) ?? new RoomState(room)
    if (!rooms.has(room)) found.show(viewOf(room))
    rooms.set(room, found)
    return found
  }

  const tab = {
    flush: flushSync,
    get room(): string {
      return shown?.room ?? ''
    },
    get at(): HTMLElement {
      if (!shown) throw new Error('no room is open')
      return shown.at
    },
    pen: () => penOf(shown?.room ?? ''),
    outbox: () => stateOf(shown?.room ?? '').outbox,
    /** Look away. */
    leave(): void {
      if (!shown) return
      void unmount(shown.part)
      shown.at.remove()
      shown = null
    },
    /** Open a room. */
    go(room: string): void {
      tab.leave()
      const at = document.body.appendChild(document.createElement('div'))
      const part = mount(Composer, { target: at, props: { room: stateOf(room), mode: { kind: 'switchable' } } })
      shown = { room, part, at }
      flushSync()
    },
    /** Load the page anew: only what the browser and the desk keep is left. */
    reload(): void {
      const room = tab.room
      window.dispatchEvent(new Event('pagehide'))
      tab.leave()
      admission.ended()
      session.welcome(ME)
      rooms = new Map()
      tab.go(room)
    },
  }
  return tab
}
export type Tab = Awaited<ReturnType<typeof openTab>>

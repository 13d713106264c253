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

/** The modules of one tab; every tab has its own. */
async function modules() {
  vi.resetModules()
  const { mount, unmount, flushSync } = await import('svelte')
  const { api, live } = await import('../wire')
  const { admission } = await import('../wire/api')
  const { session } = await import('../session/session.svelte')
  const { RoomState } = await import('./room_state.svelte')
  const { penOf } = await import('./pens.svelte')
  const { default: Composer } = await import('./Composer.svelte')
  return { mount, unmount, flushSync, api, live, admission, session, RoomState, penOf, Composer }
}

type Modules = Awaited<ReturnType<typeof modules>>

function connect({ api, live }: Modules, desk: FakeDesk, sent: (frame: Sent) => void): void {
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
}

/** One tab of a browser: modules of its own, the storage and the desk shared with the other tabs. */
export class Tab {
  readonly #its: Modules
  #rooms = new Map<string, InstanceType<Modules['RoomState']>>()
  #shown: { room: string; part: Record<string, unknown>; at: HTMLElement } | null = null

  constructor(its: Modules) {
    this.#its = its
  }

  get flush() {
    return this.#its.flushSync
  }

  get room(): string {
    return this.#shown?.room ?? ''
  }

  get at(): HTMLElement {
    if (!this.#shown) throw new Error('no room is open')
    return this.#shown.at
  }

  pen() {
    return this.#its.penOf(this.room)
  }

  outbox() {
    return this.#stateOf(this.room).outbox
  }

  #stateOf(room: string) {
    const found = this.#rooms.get(room) ?? new this.#its.RoomState(room)
    if (!this.#rooms.has(room)) found.show(viewOf(room))
    this.#rooms.set(room, found)
    return found
  }

  /** Look away. */
  leave(): void {
    if (!this.#shown) return
    void this.#its.unmount(this.#shown.part)
    this.#shown.at.remove()
    this.#shown = null
  }

  /** Open a room. */
  go(room: string): void {
    this.leave()
    const at = document.body.appendChild(document.createElement('div'))
    const props = { room: this.#stateOf(room), mode: { kind: 'switchable' as const } }
    const part = this.#its.mount(this.#its.Composer, { target: at, props })
    this.#shown = { room, part, at }
    this.#its.flushSync()
  }

  /** Load the page anew: only what the browser and the desk keep is left. */
  reload(): void {
    const room = this.room
    window.dispatchEvent(new Event('pagehide'))
    this.leave()
    this.#its.admission.ended()
    this.#its.session.welcome(ME)
    this.#rooms = new Map()
    this.go(room)
  }
}

/** Open a tab that speaks to a desk. */
export async function openTab(desk: FakeDesk, sent: (frame: Sent) => void): Promise<Tab> {
  const its = await modules()
  connect(its, desk, sent)
  its.session.welcome(ME)
  return new Tab(its)
}

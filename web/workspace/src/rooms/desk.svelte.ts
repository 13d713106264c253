import type { MyRoom, OfferOver, OfferView, RoomView, Row, RowChanged } from '@backchannel/wire-staff'
import { curtain } from '../shell/curtain.svelte'
import type { Waiting } from '../shell/tab'
import { api, Failure, live, watchDesk } from '../wire'

let mine = $state.raw<readonly MyRoom[]>([])
let queue = $state.raw<readonly Row[]>([])
let offers = $state.raw<readonly OfferView[]>([])
let state = $state<'loading' | 'ready' | 'failed'>('loading')
/** For all lists that are on their way, what has come since they were asked for: it is newer than they are. */
const underWay = new Set<(() => void)[]>()
const onQueued = new Set<(row: Row) => void>()
const onOffered = new Set<(offer: OfferView) => void>()

/** What is on one's desk: the rooms one is in, the queue one is offered, and what colleagues ask one into. */
export const desk = {
  /** Picked up first on top; the order never changes. */
  get mine(): readonly MyRoom[] {
    return mine
  },
  /** Waiting longest first. */
  get queue(): readonly Row[] {
    return queue
  },
  get offers(): readonly OfferView[] {
    return offers
  },
  get state(): 'loading' | 'ready' | 'failed' {
    return state
  },
  /** Everything of customers that is unread or unanswered, and apart from it unread private messages. */
  get waiting(): Waiting {
    const sum = (of: (room: MyRoom) => number) => mine.reduce((count, room) => count + of(room), 0)
    const customers = queue.length + offers.length + sum((room) => room.unread)
    return { customers, privately: curtain.down ? 0 : sum((room) => room.private_unread) }
  },
  /** Begin to follow the desk; answers how to stop. */
  start(): () => void {
    const stops = [
      live.on('row', (frame) => came(() => rowChanged(frame))),
      live.on('row_gone', (frame) => came(() => drop(frame.room))),
      live.on('offer', (frame) => came(() => offered(frame.offer))),
      live.on('offer_over', (frame) => came(() => offerOver(frame))),
      watchDesk({ overview: false }),
      live.opened(() => void load()),
    ]
    void load()
    return () => stops.forEach((stop) => stop())
  },
  load,
  /** Take an enquiry from the queue. Throws `already_picked_up` when somebody else was faster. */
  async pickUp(room: string): Promise<RoomView> {
    try {
      return await api.post<RoomView>(`rooms/${room}/pick-up`)
    } catch (error) {
      if (error instanceof Failure && !error.passing) queue = queue.filter((row) => row.id !== room)
      throw error
    }
  },
  async answer(offer: OfferView, answer: 'accept' | 'decline'): Promise<void> {
    await api.post(`offers/${offer.id}/${answer}`)
    offers = offers.filter((one) => one.id !== offer.id)
  },
  /** Forget an offer whose time has passed. */
  lapse(id: string): void {
    offers = offers.filter((one) => one.id !== id)
  },
  /** Hear of each enquiry that is newly offered to this person, and of each colleague who asks them in. */
  queued(tell: (row: Row) => void): () => void {
    onQueued.add(tell)
    return () => void onQueued.delete(tell)
  },
  asked(tell: (offer: OfferView) => void): () => void {
    onOffered.add(tell)
    return () => void onOffered.delete(tell)
  },
}

/** Take note of a change; a list that was asked for before it must not undo it. */
function came(change: () => void): void {
  change()
  for (const since of underWay) since.push(change)
}

async function load(): Promise<void> {
  const since: (() => void)[] = []
  underWay.add(since)
  try {
    const [rooms, rows, asked] = await Promise.all([
      api.get<MyRoom[]>('rooms/mine'),
      api.get<Row[]>('rooms/queue'),
      api.get<OfferView[]>('offers'),
    ])
    mine = rooms
    queue = rows
    offers = asked
    state = 'ready'
    for (const change of since) change()
  } catch {
    if (state === 'loading') state = 'failed'
  } finally {
    underWay.delete(since)
  }
}

function rowChanged({ row, relation, unread, private_unread }: RowChanged): void {
  const handled = row.status === 'ongoing' || row.status === 'followed_up'
  keepMine({ row, relation, unread, private_unread }, handled && (relation === 'owner' || relation === 'member'))
  keepQueued(row, relation === 'offered' && (row.status === 'open' || row.status === 'missed'))
}

function keepMine(room: MyRoom, belongs: boolean): void {
  const known = mine.some((one) => one.row.id === room.row.id)
  if (known && belongs) mine = mine.map((one) => (one.row.id === room.row.id ? room : one))
  else if (known) mine = mine.filter((one) => one.row.id !== room.row.id)
  else if (belongs) mine = [...mine, room]
}

function keepQueued(row: Row, belongs: boolean): void {
  const known = queue.some((one) => one.id === row.id)
  if (known && belongs) queue = queue.map((one) => (one.id === row.id ? row : one))
  else if (known) queue = queue.filter((one) => one.id !== row.id)
  else if (belongs) {
    queue = [...queue, row].sort((one, other) => one.created_at.localeCompare(other.created_at))
    for (const tell of onQueued) tell(row)
  }
}

function drop(room: string): void {
  mine = mine.filter((one) => one.row.id !== room)
  queue = queue.filter((row) => row.id !== room)
}

function offered(offer: OfferView): void {
  if (offers.some((one) => one.id === offer.id)) return
  offers = [...offers, offer]
  for (const tell of onOffered) tell(offer)
}

function offerOver(frame: OfferOver): void {
  offers = offers.filter((one) => one.id !== frame.id)
}

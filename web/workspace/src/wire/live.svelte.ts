import { LiveSocket, type SocketState } from '@backchannel/socket'
import type * as wire from '@backchannel/wire-staff'

/** Frames to the desk. */
export type FromStaff =
  | wire.Watch
  | wire.Unwatch
  | wire.WatchDesk
  | wire.SendMessage
  | wire.SendPrivateMessage
  | wire.Typing
  | wire.PrivateTyping
  | wire.Seen
  | wire.PrivateSeen
/** Frames from the desk. */
export type ToStaff =
  | wire.Ready
  | wire.EntryCame
  | wire.PrivateEntryCame
  | wire.CaughtUp
  | wire.MessageSent
  | wire.MessageHeld
  | wire.MessageUndone
  | wire.HeldCame
  | wire.HeldOver
  | wire.PrivateMessageSent
  | wire.Refused
  | wire.TypingCame
  | wire.PrivateTypingCame
  | wire.PrivateSeenCame
  | wire.RowChanged
  | wire.RowGone
  | wire.MonitorsChanged
  | wire.RoomChanged
  | wire.OfferCame
  | wire.OfferOver
  | wire.PrivateNotice
  | wire.CustomerNotice
  | wire.FlagNotice
  | wire.MeChanged
/** The frame of a type. */
export type Named<T extends ToStaff['type']> = Extract<ToStaff, { type: T }>
type Handler = (frame: ToStaff) => void

/** The frames that there are; another one is an error, and begins the socket anew. */
const KNOWN: ReadonlySet<string> = new Set<ToStaff['type']>([
  'ready',
  'entry',
  'private_entry',
  'caught_up',
  'message_sent',
  'message_held',
  'message_undone',
  'held',
  'held_over',
  'private_message_sent',
  'refused',
  'typing',
  'private_typing',
  'private_seen',
  'row',
  'row_gone',
  'monitors',
  'room_changed',
  'offer',
  'offer_over',
  'private_notice',
  'customer_notice',
  'flag_notice',
  'me_changed',
])

let state = $state<SocketState>('idle')
const handlers = new Map<string, Set<Handler>>()
const greetings = new Set<() => Iterable<FromStaff>>()
const onOpen = new Set<() => void>()
/** Who to tell when the desk lets this browser in no more. */
export const ending = { ended: () => {} }

const socket = new LiveSocket<FromStaff, ToStaff>({
  address: () => new URL('api/socket', document.baseURI).href.replace(/^http/, 'ws'),
  protocols: () => [],
  greet: () => [...greetings].flatMap((greeting) => [...greeting()]),
  received: deal,
  changed: (next) => {
    state = next
    if (next === 'open') for (const tell of onOpen) tell()
  },
  ended: () => ending.ended(),
})

/**
 * The one live connection of this tab. It comes back by itself; who needs something of each new connection says so by
 * `greet` (frames that are answered, such as `watch` with its places) or `opened` (anything else).
 */
export const live = {
  get state(): SocketState {
    return state
  },
  open: () => socket.open(),
  close: () => socket.close(),
  /** Send one frame; false when there is no connection, and then nothing is kept. */
  send: (frame: FromStaff) => socket.send(frame),
  /** Something is missing: begin anew from the places that were read to. */
  resync: () => socket.resync(),
  /** Ask whether the connection still holds. */
  check: () => socket.check(),
  /** Hear frames of one type; answers how to stop. */
  on<T extends ToStaff['type']>(type: T, handler: (frame: Named<T>) => void): () => void {
    const all = handlers.get(type) ?? new Set<Handler>()
    handlers.set(type, all.add(handler as Handler))
    return () => void all.delete(handler as Handler)
  },
  /** Say these frames at each new connection; answers how to stop. */
  greet(greeting: () => Iterable<FromStaff>): () => void {
    greetings.add(greeting)
    return () => void greetings.delete(greeting)
  },
  /** Do this at each new connection, and now if there is one; answers how to stop. */
  opened(tell: () => void): () => void {
    onOpen.add(tell)
    if (state === 'open') tell()
    return () => void onOpen.delete(tell)
  },
}

function deal(frame: ToStaff): void {
  if (!KNOWN.has(frame.type)) throw new Error(`A frame that nobody knows: ${frame.type}`)
  for (const handler of [...(handlers.get(frame.type) ?? [])]) handler(frame)
}

import type {
  DeskView,
  EnquiryView,
  ChangeEntry,
  EventEntry,
  FaceView,
  FileView,
  MessageEntry,
  MeView,
  TagName,
} from '@backchannel/wire-customer'
import type { Failure } from '../door/failure'

/** One entry of a room's log. */
export type Entry = MessageEntry | EventEntry | ChangeEntry

/** The part of a room's log that is here, in order and without a hole. */
export interface Log {
  entries: Entry[]
  /** Whether there is more before the first entry. */
  older: boolean
}

/** How a new enquiry begins. */
export interface Beginning {
  tag: TagName | null
  /** The closed enquiry that it goes on from. */
  follows: string | null
}

/** A message that the desk has not confirmed; it is kept in the browser until it is. */
export interface Unsent {
  /** 128 random bits, made once: sent twice with it, a message is still said once. */
  key: string
  /** The room, or null while the enquiry is still to be made. */
  room: string | null
  /** The key of the first message of the enquiry to be made. */
  thread: string | null
  text: string
  files: readonly FileView[]
  /** ISO 8601: when it was written. */
  at: string
  /** Of a first message: how the enquiry begins. */
  begins: Beginning | null
  /** Why it was refused; null while it is on its way or waits. */
  refused: Refusal | null
  /** Its place, once the desk has confirmed it and until the log shows it. */
  seq: number | null
}

/** Why a message was not taken. */
export interface Refusal {
  code: string
  message: string
  hint: string
}

/** Which screen the panel shows. */
export type View =
  | { at: 'loading' }
  | { at: 'broken' }
  | { at: 'directory' }
  | { at: 'form'; begins: Beginning }
  | ChatView
  | { at: 'farewell' }

/** A conversation on the screen. `visit` stays while it turns from a first message into an enquiry. */
export interface ChatView {
  at: 'chat'
  visit: number
  room: string | null
  begins: Beginning | null
  thread: string | null
}

/** Somebody of the team writes; `until` in milliseconds. */
export interface Writing {
  who: FaceView
  until: number
}

/** Everything that the screens show. */
export interface State {
  desk: DeskView | null
  me: MeView | null
  view: View
  /** Newest first. */
  enquiries: EnquiryView[]
  logs: Record<string, Log>
  unsent: Unsent[]
  writing: Record<string, Writing>
  /** Whether the desk can be reached. */
  reached: boolean
  /** Whether the reader looks at the panel. */
  shown: boolean
  /** What went wrong with the last act, for the reader. */
  trouble: Failure | null
  /** Enquiries whose rating the reader has passed over. */
  passed: string[]
}

/** The one place where the state is; screens listen. */
export interface Store {
  get(): State
  set(change: Partial<State>): void
  listen(changed: () => void): void
}

/** What is known of somebody who has not been here. */
export const NOBODY = {
  me: null,
  enquiries: [],
  logs: {},
  unsent: [],
  writing: {},
  reached: true,
  trouble: null,
  passed: [],
}

/** A store with nothing in it yet. */
export function openStore(): Store {
  let state: State = { ...NOBODY, desk: null, view: { at: 'loading' }, shown: false }
  const listeners: (() => void)[] = []
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      for (const changed of listeners) changed()
    },
    listen: (changed) => void listeners.push(changed),
  }
}

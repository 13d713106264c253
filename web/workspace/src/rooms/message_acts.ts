import Copy from '@lucide/svelte/icons/copy'
import History from '@lucide/svelte/icons/history'
import Link from '@lucide/svelte/icons/link'
import Pencil from '@lucide/svelte/icons/pencil'
import Reply from '@lucide/svelte/icons/reply'
import Undo from '@lucide/svelte/icons/undo-2'
import type { Component } from 'svelte'
import { toasts } from '@backchannel/ui'
import { rememberCopied } from '../guard/copied'
import { t, type PlainKey } from '../messages'
import { session } from '../session/session.svelte'
import { CHANGE_WINDOW } from './changes'
import type { Spoken } from './items'
import { linkTo } from './message_link'
import type { MessageMenu } from './message_menu.svelte'
import { audienceIn, modeOf } from './mode'
import { penOf } from './pens.svelte'
import type { RoomState } from './room_state.svelte'
import type { Audience } from './voices'

/** One line of a message's menu. */
export interface MessageAct {
  name: string
  label: PlainKey
  icon: Component
  /** A second line, such as who will see what it does. */
  hint?: PlainKey
  /** It takes something away. */
  danger?: true
  /** Whether it makes sense for this message, now. The menu asks each time it opens. */
  offered: (message: Spoken, room: RoomState) => boolean
  run: (message: Spoken, room: RoomState, menu: MessageMenu) => void
}

/**
 * What may be done with a message, in the order of its menu. A new act is a new line here; the menu, its keys and its
 * place on every bubble and slip need not know of it.
 */
export const MESSAGE_ACTS: readonly MessageAct[] = [
  {
    name: 'reply',
    label: 'speech.reply',
    icon: Reply,
    offered: (message, room) => stands(message) && replyAudience(message, room) !== null,
    run: reply,
  },
  {
    name: 'edit',
    label: 'speech.edit',
    icon: Pencil,
    offered: (message, room) => isOwnAndFresh(message) && room.may(ACTS[message.type].edit),
    run: (message, _room, menu) => (menu.editing = message.key),
  },
  {
    name: 'copy',
    label: 'speech.copy',
    icon: Copy,
    offered: ({ said }) => said.text !== '',
    run: ({ said, type }) => {
      if (type === 'private') rememberCopied(said.text)
      void copied(said.text, 'speech.copied')
    },
  },
  {
    name: 'copy-link',
    label: 'speech.copy_link',
    icon: Link,
    hint: 'speech.copy_link_hint',
    offered: stands,
    run: (message, room) => void copied(linkTo(room.id, message) ?? '', 'speech.link_copied'),
  },
  {
    name: 'history',
    label: 'speech.history',
    icon: History,
    hint: 'speech.history_hint',
    offered: ({ said }, room) => said.state !== 'said' && room.may('read_originals'),
    run: (message, _room, menu) => (menu.asked = { what: 'history', message }),
  },
  {
    name: 'recall',
    label: 'speech.recall_ask',
    icon: Undo,
    danger: true,
    offered: (message, room) => isOwnAndFresh(message) && room.may(ACTS[message.type].recall),
    run: (message, _room, menu) => (menu.asked = { what: 'recall', message }),
  },
]

/** The acts of the act table by which a message of either kind is changed. */
const ACTS = {
  said: { edit: 'edit_message', recall: 'recall_message' },
  private: { edit: 'edit_private_message', recall: 'recall_private_message' },
} as const

/** Whether there is something left of it, and the desk has it. */
function stands({ said }: Spoken): boolean {
  return said.id !== null && said.state !== 'recalled'
}

/** Whether it is the reader's own and can still be changed. The desk judges again, by its own clock. */
function isOwnAndFresh(message: Spoken): boolean {
  const { author, at } = message.said
  return stands(message) && author.id === session.me.id && Date.now() - Date.parse(at) < CHANGE_WINDOW
}

/** Who would read an answer to it: what is private is answered privately, and all else as the composer stands. */
function replyAudience(message: Spoken, room: RoomState): Audience | null {
  const mode = modeOf(room)
  if (mode.kind === 'closed') return null
  if (message.type === 'private') return mode.kind === 'chat-only' ? null : 'staff'
  return audienceIn(mode, penOf(room.id).audience)
}

function reply(message: Spoken, room: RoomState): void {
  const [pen, audience] = [penOf(room.id), replyAudience(message, room)]
  const { id, place } = message.said
  if (id === null || place === null || audience === null) return
  if (message.type === 'private') pen.answering.toStaff({ log: 'private', id, place })
  else if (audience === 'staff') pen.answering.toStaff({ log: 'public', id, place })
  else pen.answering.toCustomer({ log: 'public', id, place })
  if (audience === 'staff' && modeOf(room).kind === 'switchable') pen.choose('staff')
  pen.wanted = true
}

/** The acts that a message's menu offers now. */
export function actsFor(message: Spoken, room: RoomState): MessageAct[] {
  return MESSAGE_ACTS.filter((act) => act.offered(message, room))
}

async function copied(text: string, done: PlainKey): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toasts.say(t(done))
  } catch {
    toasts.say(t('speech.not_copied'), { look: 'danger' })
  }
}

import Copy from '@lucide/svelte/icons/copy'
import Link from '@lucide/svelte/icons/link'
import type { Component } from 'svelte'
import { toasts } from '@backchannel/ui'
import { t, type PlainKey } from '../messages'
import type { Spoken } from './items'
import { linkTo } from './message_link'
import type { RoomState } from './room_state.svelte'

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
  run: (message: Spoken, room: RoomState) => void
}

/**
 * What may be done with a message, in the order of its menu. A new act is a new line here; the menu, its keys and its
 * place on every bubble and slip need not know of it.
 */
export const MESSAGE_ACTS: readonly MessageAct[] = [
  {
    name: 'copy',
    label: 'speech.copy',
    icon: Copy,
    offered: ({ said }) => said.text !== '',
    run: ({ said }) => void copied(said.text, 'speech.copied'),
  },
  {
    name: 'copy-link',
    label: 'speech.copy_link',
    icon: Link,
    hint: 'speech.copy_link_hint',
    offered: ({ said }) => said.id !== null,
    run: (message, room) => void copied(linkTo(room.id, message) ?? '', 'speech.link_copied'),
  },
]

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

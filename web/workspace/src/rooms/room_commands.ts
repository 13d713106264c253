import Check from '@lucide/svelte/icons/check'
import Flag from '@lucide/svelte/icons/flag'
import LogIn from '@lucide/svelte/icons/log-in'
import LogOut from '@lucide/svelte/icons/log-out'
import Search from '@lucide/svelte/icons/search'
import UserCheck from '@lucide/svelte/icons/user-check'
import UserPlus from '@lucide/svelte/icons/user-plus'
import type { Component } from 'svelte'
import { mayAsk } from '../coaching/help'
import { t, type PlainKey } from '../messages'
import type { Command } from '../shell/commands.svelte'
import { shortName } from './people'
import type { Question, RoomDialogs } from './room_dialogs.svelte'
import type { RoomState } from './room_state.svelte'

interface Line {
  act: string
  question: Question
  label: PlainKey
  icon: Component
  keys?: string[]
  /** The customer sees it only when somebody joins by it. */
  joins?: true
}

const LINES: readonly Line[] = [
  { act: 'pick_up', question: 'pick-up', label: 'rooms.pick_up', icon: UserCheck },
  { act: 'offer_room', question: 'add', label: 'rooms.add_staff', icon: UserPlus, keys: ['A'], joins: true },
  { act: 'join', question: 'join', label: 'rooms.join', icon: LogIn, joins: true },
  { act: 'take_over', question: 'take-over', label: 'rooms.take_over', icon: UserCheck },
  { act: 'leave', question: 'leave', label: 'rooms.leave', icon: LogOut },
  { act: 'close', question: 'close', label: 'rooms.close', icon: Check, keys: ['E'] },
]

/** What the palette offers in a room: each act that is allowed now, and who will see it. */
export function roomCommands(room: RoomState, dialogs: RoomDialogs): Command[] {
  const name = shortName(room.view?.row.customer.name ?? '')
  const lines: Command[] = LINES.filter((line) => room.may(line.act)).map((line) => ({
    id: `room ${line.act}`,
    group: 'room',
    label: `${t(line.label)}…`,
    icon: line.icon,
    audience: line.joins ? t('rooms.sees_joins', { name }) : t('rooms.sees_it', { name }),
    ...(line.keys ? { keys: line.keys } : {}),
    run: () => dialogs.open(line.question),
  }))
  return [findCommand(dialogs), ...lines, ...(mayAsk(room) ? [helpCommand(dialogs)] : [])]
}

function findCommand(dialogs: RoomDialogs): Command {
  return {
    id: 'room find',
    group: 'room',
    label: `${t('words.find')}…`,
    icon: Search,
    audience: t('rooms.nobody_sees'),
    keys: ['S'],
    run: () => dialogs.open('find'),
  }
}

function helpCommand(dialogs: RoomDialogs): Command {
  return {
    id: 'room raise_flag',
    group: 'room',
    label: `${t('coaching.ask')}…`,
    icon: Flag,
    audience: t('rooms.staff_sees'),
    private: true,
    keys: ['F'],
    run: () => dialogs.open('help'),
  }
}

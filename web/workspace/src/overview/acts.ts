import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right'
import Check from '@lucide/svelte/icons/check'
import Hand from '@lucide/svelte/icons/hand'
import LogIn from '@lucide/svelte/icons/log-in'
import type { RoomView } from '@backchannel/wire-staff'
import type { Component } from 'svelte'
import { t } from '../messages'

/** The acts of the panel, by the names that the desk gives them. */
export const ACTS = ['pick_up', 'join', 'take_over', 'assign', 'close'] as const
export type ActName = (typeof ACTS)[number]

export const ACT_ICONS: Record<ActName, Component> = {
  pick_up: Hand,
  join: LogIn,
  take_over: Hand,
  assign: ArrowLeftRight,
  close: Check,
}

/** The acts that this reader may do in a room now, in their order. */
export function actsIn(view: RoomView): ActName[] {
  return ACTS.filter((name) => view.acts.includes(name))
}

/** The line that the customer reads after an act of this person; of an assignment it names somebody else. */
export function lineOf(name: Exclude<ActName, 'assign'>, me: string): string {
  if (name === 'take_over') return t('overview.line_with_you', { name: me })
  return name === 'close' ? t('overview.line_ended', { name: me }) : t('overview.line_joined', { name: me })
}

/** The line that the customer reads when a colleague is made the owner. */
export function assignedLine(view: RoomView, colleague: string): string {
  const waits = view.row.status === 'open' || view.row.status === 'missed'
  return waits ? t('overview.line_joined', { name: colleague }) : t('overview.line_with_you', { name: colleague })
}

/** What an act's button says that the customer sees. */
export function seesOf(name: ActName, view: RoomView, me: string): string {
  if (name !== 'assign') return t('overview.sees_line', { line: lineOf(name, me) })
  const waits = view.row.status === 'open' || view.row.status === 'missed'
  return t(waits ? 'overview.line_joined_other' : 'overview.line_transfer')
}

/** A question before an act: its head, what will be, and the word on the button. */
export interface Question {
  readonly title: string
  readonly text: string
  readonly go: string
}

/** What must be asked before an act, and after what words. */
export function questionOf(name: Exclude<ActName, 'assign'>, owner: string): Question {
  const text = name === 'take_over' ? t('overview.take_over_text', { name: owner }) : t(`overview.${name}_text`)
  return { title: t(`overview.${name}_ask`), text, go: t(`overview.do_${name}`) }
}

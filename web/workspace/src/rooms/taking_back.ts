import type { FileView, TakenBack } from '@backchannel/wire-staff'
import { toasts } from '@backchannel/ui'
import { countSlip } from '../guard/slips'
import { t } from '../messages'
import { api, Failure, inWords } from '../wire'
import { fileFrom } from '../wire/api'
import type { Held } from './held.svelte'
import { penOf } from './pens.svelte'
import type { RoomState } from './room_state.svelte'
import { VOICES, type Audience } from './voices'

/** Take a held message of one's own back: the customer never has it, and its text is in the Chat draft again. */
export async function takeBack(room: RoomState, held: Held): Promise<void> {
  if (!(await undone(room, held))) return
  if (held.state === 'held') countSlip(room.id, 'undone')
  if (held.key) room.uses.takenBack(held.key)
  restore(room, 'customer', held.text, await filesOf(room, held.files))
}

/**
 * Turn a held message into a private one. First the desk takes it back from the way to the customer; only when that is
 * done does its text go out again, to staff. If the second fails, it stays here as a private draft and says so.
 */
export async function makePrivate(room: RoomState, held: Held): Promise<void> {
  if (!(await undone(room, held))) return
  countSlip(room.id, 'turned_private')
  if (held.key) room.uses.dropped(held.key)
  const files = await filesOf(room, held.files)
  try {
    room.send('staff', held.text, await keptPrivately(room, files))
    toasts.say(t('held.made_private'), { look: 'private' })
  } catch (error) {
    penOf(room.id).choose('staff')
    restore(room, 'staff', held.text, files)
    toasts.say(t('held.kept_private'), { text: inWords(error), look: 'danger' })
  }
}

async function undone(room: RoomState, held: Held): Promise<boolean> {
  try {
    await api.post<TakenBack>(`rooms/${room.id}/held/${held.key}/undo`)
    room.forget(held)
    return true
  } catch (error) {
    const late = error instanceof Failure && error.code === 'already_released'
    toasts.say(late ? t('held.too_late') : inWords(error), { look: 'danger' })
    return false
  }
}

/** Files belong to the audience that they were uploaded for: they are fetched, to be uploaded anew. */
async function filesOf(room: RoomState, files: readonly FileView[]): Promise<File[]> {
  const fetched = files.map((file) => fileFrom(`${VOICES.customer.files(room.id)}/${file.id}`, file))
  return (await Promise.allSettled(fetched)).flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
}

async function keptPrivately(room: RoomState, files: File[]): Promise<FileView[]> {
  const never = new AbortController().signal
  return Promise.all(files.map((file) => api.upload<FileView>(VOICES.staff.files(room.id), file, () => {}, never)))
}

function restore(room: RoomState, audience: Audience, text: string, files: File[]): void {
  const pen = penOf(room.id)
  pen.write(audience, [text, pen.text(audience)].filter(Boolean).join('\n'))
  pen.files[audience].add(files)
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.composer textarea')?.focus())
}

import type { FileView } from '@backchannel/wire-staff'
import { toasts } from '@backchannel/ui'
import { t } from '../messages'
import { asMention } from '../rooms/naming'
import type { MentionableIn } from '../rooms/mentionable.svelte'
import { penOf } from '../rooms/pens.svelte'
import type { RoomState } from '../rooms/room_state.svelte'
import { VOICES } from '../rooms/voices'
import { api, inWords } from '../wire'

/**
 * Send what stands in the Chat draft to staff instead. It leaves the Chat draft at once, whatever comes: when it cannot
 * be sent privately it stays a private draft and says so. Files are uploaded anew, to the place of the other audience.
 */
export async function makePrivate(room: RoomState, known: MentionableIn): Promise<void> {
  const pen = penOf(room.id)
  const text = pen.text('customer').trim()
  const files = pen.files.customer.clear()
  const quote = pen.answering.for('customer')
  pen.answering.drop('customer')
  pen.write('customer', '')
  try {
    const kept = await keptPrivately(room, files)
    room.send('staff', text, kept, { mentions: known.in(text).map(asMention), quote })
    toasts.say(t('guard.made_private'), { look: 'private' })
  } catch (error) {
    pen.files.staff.add(files)
    pen.begin('staff', [text, pen.text('staff')].filter(Boolean).join('\n'))
    toasts.say(t('guard.kept_private'), { text: inWords(error), look: 'danger' })
  }
}

function keptPrivately(room: RoomState, files: File[]): Promise<FileView[]> {
  const never = new AbortController().signal
  return Promise.all(files.map((file) => api.upload<FileView>(VOICES.staff.files(room.id), file, () => {}, never)))
}

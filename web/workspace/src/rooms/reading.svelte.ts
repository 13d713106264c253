import { untrack } from 'svelte'
import { curtain } from '../shell/curtain.svelte'
import { live } from '../wire'
import { mentions } from './mentions.svelte'
import type { RoomState } from './room_state.svelte'

/**
 * Marks a room as read while it is open in focus, wherever the scroll is: both logs apart, and only by those who may.
 * Call it in the script of the component that shows the room.
 */
export function markRead(room: () => RoomState): void {
  let looking = $state(isLooking())
  const told = { room: '', public: 0, private: 0 }

  $effect(() => {
    const look = () => (looking = isLooking())
    const signs = ['focus', 'blur', 'visibilitychange'] as const
    for (const sign of signs) window.addEventListener(sign, look)
    document.addEventListener('visibilitychange', look)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, look)
      document.removeEventListener('visibilitychange', look)
    }
  })

  $effect(() => {
    const [current, here] = [room(), looking]
    untrack(() => current.looks(here))
  })

  $effect(() => {
    const { id, log, view } = room()
    if (!looking || live.state !== 'open' || !view || !log.entries.length) return
    if (told.room !== id) Object.assign(told, { room: id, public: view.seen, private: view.private_seen })
    const heads = log.heads
    if (room().may('mark_seen') && heads.public > told.public) {
      if (live.send({ type: 'seen', room: id, up_to: heads.public })) told.public = heads.public
    }
    // What hangs behind the curtain is not read.
    if (view.private && !curtain.down && heads.private > told.private) {
      if (live.send({ type: 'private_seen', room: id, up_to: heads.private })) told.private = heads.private
      mentions.seen(id, told.private)
    }
  })
}

function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

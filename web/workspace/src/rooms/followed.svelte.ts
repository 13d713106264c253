import { untrack } from 'svelte'
import { session } from '../session/session.svelte'
import { RoomState } from './room_state.svelte'

const followed = new Map<string, { state: RoomState; readers: number }>()
session.leaving(() => followed.clear())

/**
 * Follow the room of this id for as long as the component lives; call it in the component's script. Two components that
 * follow the same room share one state.
 */
export function followRoom(id: () => string): { readonly current: RoomState } {
  const state = $derived(stateOf(id()))
  $effect(() => {
    const room = state
    return untrack(() => follow(room))
  })
  return {
    get current(): RoomState {
      return state
    },
  }
}

function stateOf(id: string): RoomState {
  const found = followed.get(id)
  if (found) return found.state
  const state = untrack(() => new RoomState(id))
  followed.set(id, { state, readers: 0 })
  return state
}

function follow(room: RoomState): () => void {
  const entry = followed.get(room.id) ?? { state: room, readers: 0 }
  followed.set(room.id, entry)
  if (++entry.readers === 1) room.start()
  return () => {
    if (--entry.readers > 0) return
    room.stop()
    if (followed.get(room.id) === entry) followed.delete(room.id)
  }
}

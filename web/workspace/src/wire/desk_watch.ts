import { live } from './live.svelte'

const wishes = new Set<{ overview: boolean }>()

/**
 * Ask for rows that change: those of my rooms and my queue, and with `overview` all within reach. Several screens may
 * ask at once; the desk is told what all of them need. Answers how to stop.
 */
export function watchDesk(wish: { overview: boolean }): () => void {
  const own = { ...wish }
  wishes.add(own)
  const stop = live.opened(tell)
  return () => {
    stop()
    wishes.delete(own)
    tell()
  }
}

function tell(): void {
  live.send({ type: 'watch_desk', overview: [...wishes].some((wish) => wish.overview) })
}

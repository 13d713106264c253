import { createSubscriber } from 'svelte/reactivity'

const subscribe = createSubscriber((update) => {
  const tick = setInterval(update, 1_000)
  return () => clearInterval(tick)
})

/** The present moment in milliseconds; what shows it is drawn again each second. */
export function now(): number {
  subscribe()
  return Date.now()
}

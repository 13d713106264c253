import { crossfade } from 'svelte/transition'

const quiet = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** A motion of so many milliseconds, or none for those who want none. */
export function still(duration: number): { duration: number } {
  return { duration: quiet() ? 0 : duration }
}

/** A card that changes its column goes over to it. */
export const [send, receive] = crossfade({
  duration: () => still(140).duration,
  fallback: () => ({ duration: still(90).duration, css: (part) => `opacity: ${part}` }),
})

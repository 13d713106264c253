import type { Component } from 'svelte'

/** A line of the palette. */
export interface Command {
  id: string
  label: string
  group: 'room' | 'rooms' | 'go'
  icon: Component
  /** Who will see it, in words; `private` puts the lock before them. */
  audience?: string
  private?: boolean
  /** What else it may be found by, such as the code of an enquiry. */
  also?: string
  keys?: string[]
  run: () => void
}

let sources = $state.raw<readonly (() => Command[])[]>([])

/** What the palette offers; screens add to it while they are shown. */
export const commands = {
  get all(): Command[] {
    return sources.flatMap((source) => source())
  },
  /** Offer these commands too; answers how to stop. */
  offer(source: () => Command[]): () => void {
    sources = [...sources, source]
    return () => (sources = sources.filter((one) => one !== source))
  },
}

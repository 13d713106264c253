/** What this frame keeps in the browser; in memory alone where the browser keeps nothing for frames. */
export interface FrameStorage {
  get<T>(name: string): T | null
  put(name: string, value: unknown): void
  drop(name: string): void
  /** Remove everything that this frame has kept. */
  clear(): void
  /** Call back when another tab has changed something. */
  listen(changed: () => void): void
}

const PREFIX = 'backchannel.'

/** The frame's own storage: no page around it can read this. */
export function frameStorage(): FrameStorage {
  const memory: Record<string, string> = {}
  const kept = reachable() ? localStorage : memory
  return {
    get(name) {
      try {
        return JSON.parse(kept[PREFIX + name]) as never
      } catch {
        return null
      }
    },
    put(name, value) {
      try {
        kept[PREFIX + name] = JSON.stringify(value)
      } catch {
        // A full storage keeps no more, but must not keep anybody from writing.
      }
    },
    drop: (name) => delete kept[PREFIX + name],
    clear() {
      for (const name of Object.keys(kept)) if (name.startsWith(PREFIX)) delete kept[name]
    },
    listen: (changed) => addEventListener('storage', changed),
  }
}

function reachable(): boolean {
  try {
    localStorage[PREFIX] = ''
    delete localStorage[PREFIX]
    return true
  } catch {
    return false
  }
}

/**
 * One-time links are `/setup#secret` and `/join#secret`: behind the `#`, so that the secret reaches no server's log.
 * Screens stand behind the `#` too, so such an address is taken over as that of a screen before the router looks.
 */
export function arrival(path: string, hash: string): string | null {
  const door = /\/(setup|join)\/?$/.exec(path)
  if (!door) return null
  return `${path.slice(0, door.index)}/#/${door[1]}/${encodeURIComponent(hash.replace(/^#/, ''))}`
}

const taken = arrival(location.pathname, location.hash)
if (taken !== null) history.replaceState(null, '', taken)

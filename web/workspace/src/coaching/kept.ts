/** Something of one person that this browser keeps across reloads, as JSON. */
export interface Kept<T> {
  read: () => T | null
  write: (value: T | null) => void
}

/** What stands under a name; a value that cannot be read counts as none. */
export function kept<T>(name: string): Kept<T> {
  return {
    read: () => {
      try {
        return JSON.parse(localStorage.getItem(name) ?? 'null') as T | null
      } catch {
        return null
      }
    },
    write: (value) => {
      if (value === null) localStorage.removeItem(name)
      else localStorage.setItem(name, JSON.stringify(value))
    },
  }
}

/** What waits: of customers, and among staff. */
export interface Waiting {
  customers: number
  privately: number
}

export const NOTHING: Waiting = { customers: 0, privately: 0 }

/** Before the tab's title: customers' first, private ones behind a plus. Numbers alone, never a word of either. */
export function counted({ customers, privately }: Waiting): string {
  if (privately) return `(${customers} + ${privately}) `
  return customers ? `(${customers}) ` : ''
}

/** The number on the icon of the installed app, where there is one; it can show one number only. */
export function badge({ customers, privately }: Waiting): void {
  if (!('setAppBadge' in navigator)) return
  const count = customers + privately
  void (count ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => {})
}

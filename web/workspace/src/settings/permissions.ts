/** How permissions are grouped where a role is made: by the first word of their names. */
export const GROUPS = {
  speech: ['message', 'private_message', 'canned'],
  enquiry: ['enquiry', 'flag'],
  contact: ['contact'],
  report: ['report', 'audit'],
  desk: ['staff', 'settings', 'api_token', 'bot'],
} as const
export type Group = keyof typeof GROUPS

/** Permissions by group, in the order of the groups; those of no group stand with the desk's. */
export function grouped<P extends { readonly name: string }>(all: readonly P[]): { group: Group; items: P[] }[] {
  const groups = (Object.keys(GROUPS) as Group[]).map((group) => ({ group, items: [] as P[] }))
  for (const one of all) groups.find(({ group }) => group === groupOf(one.name))?.items.push(one)
  return groups.filter(({ items }) => items.length > 0)
}

function groupOf(permission: string): Group {
  const first = permission.split('.')[0] ?? ''
  const names = Object.keys(GROUPS) as Group[]
  return names.find((name) => (GROUPS[name] as readonly string[]).includes(first)) ?? 'desk'
}

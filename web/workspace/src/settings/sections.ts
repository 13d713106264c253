/** The sections of the settings, with the permission that opens each; null: everybody's. */
export const SECTIONS = {
  desk: 'settings.manage',
  tags: 'settings.manage',
  sending: 'settings.manage',
  channels: 'api_token.manage',
  assistants: 'bot.manage',
  staff: 'staff.manage',
  roles: 'staff.manage',
  departments: 'staff.manage',
  audit: 'audit.view',
  walls: 'settings.manage',
  profile: null,
  alerts: null,
  canned: null,
} as const
export type SectionName = keyof typeof SECTIONS

/** How they stand in the list. */
export const GROUPS = {
  desk: ['desk', 'tags', 'sending', 'canned', 'channels', 'assistants'],
  team: ['staff', 'roles', 'departments'],
  oversight: ['audit', 'walls'],
  me: ['profile', 'alerts'],
} as const satisfies Record<string, readonly SectionName[]>
export type GroupName = keyof typeof GROUPS

/** Whether somebody with these permissions opens a section. */
export function opens(section: SectionName, may: (permission: string) => boolean): boolean {
  const needed = SECTIONS[section]
  return needed === null || may(needed)
}

/** The section that an address names, else the first that opens. */
export function sectionOf(wanted: string | undefined, may: (permission: string) => boolean): SectionName {
  const names = Object.keys(SECTIONS) as SectionName[]
  const open = names.filter((name) => opens(name, may))
  return open.find((name) => name === wanted) ?? open[0] ?? 'profile'
}

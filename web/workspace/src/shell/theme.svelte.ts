const STORED = 'backchannel.theme'
const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const dark = window.matchMedia('(prefers-color-scheme: dark)')
let chosen = $state<Theme>(kept())

/** Light or dark: as the reader chose in this browser, else as their computer. */
export const theme = {
  get chosen(): Theme {
    return chosen
  },
  choose(next: Theme): void {
    chosen = next
    localStorage.setItem(STORED, next)
    apply()
  },
  /** Called once, before the first screen. */
  start(): void {
    dark.addEventListener('change', apply)
    apply()
  },
}

function apply(): void {
  document.documentElement.dataset.theme = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen
}

function kept(): Theme {
  const word = localStorage.getItem(STORED)
  return THEMES.find((one) => one === word) ?? 'system'
}

import css from './loader.css?inline'
import type { ButtonWords } from './words'

const CHAT =
  'M3 4.5A1.5 1.5 0 0 1 4.5 3h7A1.5 1.5 0 0 1 13 4.5V9a1.5 1.5 0 0 1-1.5 1.5h-4L5 13v-2.5h-.5A1.5 1.5 0 0 1 3 9z'
const SVG = 'http://www.w3.org/2000/svg'
const DOWN = 'M4.5 6.5 8 10l3.5-3.5'

/** The button on the page. */
export interface Launcher {
  /** What goes into the page. */
  host: HTMLElement
  /** Where the frame goes: out of reach of the page's styles. */
  root: ShadowRoot
  /** Somebody is about to press. */
  near: () => void
  /** The button was pressed, or Escape. */
  pressed: (open: boolean) => void
  press(open: boolean): void
  paint(accent: string): void
  unread(count: number): void
}

/**
 * Draws the button.
 *
 * @param label its words while the chat is hidden
 * @param atStart whether it stands in the corner where lines begin
 */
export function launcher(label: string, words: ButtonWords, atStart: boolean): Launcher {
  const host = document.createElement('backchannel-chat')
  const root = host.attachShadow({ mode: 'open' })
  const { button, icon, text, badge } = parts(root)
  host.classList.toggle('start', atStart)

  const show = (open: boolean): void => {
    host.classList.toggle('open', open)
    button.ariaExpanded = String(open)
    icon.setAttribute('d', open ? DOWN : CHAT)
    text.textContent = open ? words.hide : label
  }
  const made: Launcher = {
    host,
    root,
    near: () => undefined,
    pressed: () => undefined,
    press(open) {
      show(open)
      made.pressed(open)
      if (!open) button.focus()
    },
    paint: (accent) => host.style.setProperty('--accent', accent),
    unread(count) {
      badge.hidden = !count
      badge.textContent = String(count)
      badge.ariaLabel = words.unread(count)
    },
  }
  show(false)
  made.unread(0)
  button.onpointerenter = button.onfocus = () => made.near()
  button.onclick = () => made.press(button.ariaExpanded !== 'true')
  button.onkeydown = ({ key }) => {
    if (key === 'Escape' && button.ariaExpanded === 'true') made.press(false)
  }
  return made
}

function parts(root: ShadowRoot) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  const button = into(root, document.createElement('button'))
  const drawing = into(button, document.createElementNS(SVG, 'svg'))
  drawing.setAttribute('viewBox', '0 0 16 16')
  drawing.ariaHidden = 'true'
  const icon = into(drawing, document.createElementNS(SVG, 'path'))
  const text = into(button, document.createElement('span'))
  const badge = into(button, document.createElement('em'))
  badge.role = 'img'
  return { button, icon, text, badge }
}

function into<T extends Node>(parent: Node, child: T): T {
  return parent.appendChild(child)
}

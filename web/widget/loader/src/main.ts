import { Frame } from './frame'
import { launcher } from './launcher'
import { wordsFor } from './words'

/** What the page asks for, in the `data-` attributes of its script tag. */
interface Wishes {
  /** `#rrggbb` instead of the desk's colour. */
  accent: string | undefined
  /** A BCP 47 tag instead of the page's own. */
  lang: string | undefined
  theme: string | undefined
  /** The words on the button. */
  label: string | undefined
  /** `start` puts the button into the other corner. */
  side: string | undefined
}

/** The browser keeps, for this page alone, whether a conversation goes on and the desk's colour: nothing else. */
const KEPT = 'backchannel'

interface Kept {
  accent?: string
  live?: boolean
}

/** Puts the button on the page, once, and the frame behind it when somebody wants it. */
function place(script: HTMLScriptElement): void {
  const desk = new URL(script.src)
  const wishes = { ...script.dataset } as unknown as Wishes
  const lang = wishes.lang || document.documentElement.lang || navigator.language
  const words = wordsFor(lang)
  const kept = read()
  const button = launcher(wishes.label || words.ask, words, wishes.side === 'start')
  const about = () => ({
    page: location.href,
    lang,
    dir: getComputedStyle(document.documentElement).direction,
    accent: wishes.accent ?? null,
    theme: wishes.theme ?? null,
  })
  const frame = new Frame(desk, button.root, words.chat, {
    about,
    hide: () => button.press(false),
    news(news) {
      button.unread(news.unread)
      button.paint(wishes.accent ?? news.accent)
      keep({ accent: news.accent, live: news.live })
    },
  })
  button.near = () => frame.fetch()
  button.pressed = (open) => frame.show(open)
  const accent = wishes.accent ?? kept.accent
  if (accent) button.paint(accent)
  else void ask(desk).then(button.paint)
  if (kept.live) frame.fetch()
  document.body.append(button.host)
}

/** The desk's colour, for a page that meets it for the first time; ink when the page forbids to ask. */
function ask(desk: URL): Promise<string> {
  return fetch(new URL('api/desk', desk), { credentials: 'omit' })
    .then((answer) => answer.json() as Promise<{ accent: string }>)
    .then(
      ({ accent }) => accent,
      () => '#17191e',
    )
}

function read(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Kept
  } catch {
    return {}
  }
}

function keep(kept: Kept): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept))
  } catch {
    // A page that keeps nothing asks again next time.
  }
}

const script = document.currentScript
if (script instanceof HTMLScriptElement && !document.querySelector('backchannel-chat')) {
  if (document.body) place(script)
  else addEventListener('DOMContentLoaded', () => place(script))
}

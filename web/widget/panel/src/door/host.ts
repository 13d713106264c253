/** What the page around the frame says of itself. */
export interface Host {
  /** The page's address. */
  page: string
  /** A BCP 47 tag. */
  lang: string
  dir: 'ltr' | 'rtl'
  /** `#rrggbb` when the page asks for a colour of its own. */
  accent: string | null
  /** Null: as the reader's system has it. */
  theme: 'light' | 'dark' | null
}

/** What the frame tells the page: never a word of what is written. */
export interface News {
  unread: number
  /** Whether a conversation goes on, so that the next page opens its frame at once. */
  live: boolean
  accent: string
}

/** The page around the frame; it shows and hides the frame, and is told what its button needs. */
export interface Page {
  /** False when the frame stands alone, as a page of its own. */
  framed: boolean
  about: Host
  /** Ask to be hidden. */
  hide(): void
  tell(news: News): void
}

interface Listener {
  shown(open: boolean): void
  told(about: Host): void
}

interface Said {
  backchannel?: 'host' | 'shown' | 'hidden'
  about?: Host
}

/**
 * Talks with the page around the frame, by messages that both sides check: the page's origin is named in the frame's
 * address, messages go to that origin alone, and only those that truly come from it and from the parent are heard.
 */
export function hostPage(listener: Listener): Page {
  const origin = new URLSearchParams(location.search).get('host')
  const framed = origin !== null && window.parent !== window
  const say = (message: object): void => {
    if (framed) window.parent.postMessage(message, origin)
  }
  const page: Page = {
    framed,
    about: { page: document.referrer, lang: navigator.language, dir: 'ltr', accent: null, theme: null },
    hide: () => say({ backchannel: 'hide' }),
    tell: (news) => say({ backchannel: 'news', news }),
  }
  window.addEventListener('message', (event: MessageEvent<Said>) => {
    if (!framed || event.origin !== origin || event.source !== window.parent) return
    heard(event.data, page, listener)
  })
  say({ backchannel: 'ready' })
  return page
}

function heard(said: Said, page: Page, listener: Listener): void {
  if (said?.backchannel === 'shown' || said?.backchannel === 'hidden') listener.shown(said.backchannel === 'shown')
  if (said?.backchannel !== 'host' || !said.about) return
  page.about = said.about
  listener.told(said.about)
}

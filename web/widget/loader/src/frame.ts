/** What the frame says of itself: never a word of what is written. */
export interface News {
  unread: number
  live: boolean
  accent: string
}

/** What the frame asks of the page. */
export interface Wants {
  hide(): void
  news(news: News): void
}

/** The frame with the chat. */
export interface Frame {
  /** Fetch it, unless it is here. */
  fetch(): void
  /** Show or hide it. */
  show(open: boolean): void
}

interface Said {
  backchannel?: 'ready' | 'hide' | 'news'
  news?: News
}

/**
 * Keeps the frame, and talks with it by messages that both sides check: they go to the desk's origin alone, and only
 * those are heard that come from there and from this very frame.
 *
 * @param about what the page says of itself, asked at each telling
 */
export function openFrame(desk: URL, root: ShadowRoot, title: string, about: () => object, wants: Wants): Frame {
  let frame: HTMLIFrameElement | undefined
  let open = false
  let ready = false

  const say = (message: object): void => {
    if (ready) frame?.contentWindow?.postMessage(message, desk.origin)
  }
  const tell = (): void => say({ backchannel: 'host', about: about() })
  const shown = (): void => {
    tell()
    say({ backchannel: open ? 'shown' : 'hidden' })
    if (open) frame?.focus()
  }
  const heard = ({ source, origin, data }: MessageEvent<Said | null>): void => {
    if (origin !== desk.origin || source !== frame?.contentWindow) return
    if (data?.backchannel === 'ready') {
      ready = true
      shown()
    }
    if (data?.backchannel === 'hide') wants.hide()
    if (data?.backchannel === 'news' && data.news) wants.news(data.news)
  }
  const fetch = (): void => {
    if (frame) return
    addEventListener('message', heard)
    addEventListener('blur', tell)
    frame = document.createElement('iframe')
    frame.title = title
    frame.hidden = !open
    frame.src = new URL(`widget/?host=${encodeURIComponent(origin)}`, desk).href
    root.prepend(frame)
  }
  return {
    fetch,
    show(wanted) {
      open = wanted
      fetch()
      if (frame) frame.hidden = !open
      shown()
    },
  }
}

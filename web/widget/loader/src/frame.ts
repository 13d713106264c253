/** What the frame says of itself: never a word of what is written. */
export interface News {
  unread: number
  live: boolean
  accent: string
}

/** What the frame asks of the page, and what the page says of itself, asked at each telling. */
export interface Around {
  about(): object
  hide(): void
  news(news: News): void
}

interface Said {
  backchannel?: 'ready' | 'hide' | 'news'
  news?: News
}

/**
 * Keeps the frame with the chat, and talks with it by messages that both sides check: they go to the desk's origin
 * alone, and only those are heard that come from there and from this very frame.
 */
export class Frame {
  #frame: HTMLIFrameElement | undefined
  #open = false
  #ready = false

  constructor(
    readonly desk: URL,
    readonly root: ShadowRoot,
    readonly title: string,
    readonly around: Around,
  ) {}

  /** Fetch it, unless it is here. */
  fetch(): void {
    if (this.#frame) return
    addEventListener('message', (event: MessageEvent<Said | null>) => this.#heard(event))
    addEventListener('blur', () => this.#tell())
    const frame = document.createElement('iframe')
    frame.title = this.title
    frame.hidden = !this.#open
    frame.src = new URL(`widget/?host=${encodeURIComponent(origin)}`, this.desk).href
    this.root.prepend(frame)
    this.#frame = frame
  }

  /** Show or hide it. */
  show(open: boolean): void {
    this.#open = open
    this.fetch()
    if (this.#frame) this.#frame.hidden = !open
    this.#shown()
  }

  #heard({ source, origin, data }: MessageEvent<Said | null>): void {
    if (origin !== this.desk.origin || source !== this.#frame?.contentWindow) return
    if (data?.backchannel === 'ready') {
      this.#ready = true
      this.#shown()
    }
    if (data?.backchannel === 'hide') this.around.hide()
    if (data?.backchannel === 'news' && data.news) this.around.news(data.news)
  }

  #shown(): void {
    this.#tell()
    this.#say({ backchannel: this.#open ? 'shown' : 'hidden' })
    if (this.#open) this.#frame?.focus()
  }

  #tell(): void {
    this.#say({ backchannel: 'host', about: this.around.about() })
  }

  #say(message: object): void {
    if (this.#ready) this.#frame?.contentWindow?.postMessage(message, this.desk.origin)
  }
}

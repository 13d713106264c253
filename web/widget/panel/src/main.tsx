import { render } from 'preact'
import { Door } from './door/door'
import { hostPage, type Host } from './door/host'
import { frameStorage } from './door/storage'
import { settle } from './here'
import { speak } from './messages/words'
import { Panel } from './panel'
import './panel.css'
import { Visit } from './visit/visit'

const storage = frameStorage()
const linked = new URLSearchParams(location.search).get('channel') === 'link'
const place = { channel: linked ? 'link' : 'widget', page: () => page.about.page } as const
const visit = new Visit(new Door(storage), storage, place)
const page = hostPage({
  shown: (shown) => visit.store.set({ shown }),
  told: (about) => void dress(about).then(() => visit.store.set({})),
})

/** The page's language, direction, theme and colour; the desk's colour where the page has none of its own. */
async function dress(about: Host): Promise<void> {
  const root = document.documentElement
  await speak(about.lang)
  root.dir = about.dir
  root.dataset['theme'] = about.theme ?? ''
  const accent = about.accent ?? visit.store.get().desk?.accent
  if (/^#[\da-f]{6}$/i.test(accent ?? '')) root.style.setProperty('--accent', accent ?? '')
}

/** What the button on the page needs to know. */
function report(): void {
  const { desk, enquiries, unsent } = visit.store.get()
  if (!desk) return
  const unread = enquiries.reduce((sum, enquiry) => sum + enquiry.unread, 0)
  const live = unsent.length > 0 || enquiries.some((enquiry) => enquiry.status !== 'closed')
  page.tell({ unread, live, accent: desk.accent })
}

/** Meet the page and the desk, and draw. Nothing waits at the top level: later pieces import this one. */
async function open(): Promise<void> {
  settle({ visit, page })
  visit.store.set({ shown: !page.framed })
  visit.store.listen(report)
  await dress(page.about)
  await visit.start()
  await dress(page.about)
  render(<Panel />, document.body)
}

void open()

import type { EnquiryView } from '@backchannel/wire-customer'
import { useEffect, useState } from 'preact/hooks'
import { tell } from '../messages/talk_words'
import { say } from '../messages/words'
import { here } from '../here'
import { useAttaching } from './attaching'
import { Composer } from './composer'
import { MessageLog } from './message_log'
import { Notices } from '../steps/notices'
import { isLive, lastOfTeam } from './log'
import type { ChatView } from '../visit/state'
import { ChatHead } from './chat_head'
import { EndedFooter, Rating } from './ended'
import { Missed } from './missed'
import { talking } from './talking'

/** Milliseconds on screen until something is seen; what comes in a burst is seen once. */
const GLANCE = 300

/** A conversation: one that goes on, one that has ended, or one that has not begun. */
export function Chat({ view }: { view: ChatView }) {
  const { talk, state } = talking()
  const attaching = useAttaching()
  const [over, setOver] = useState(false)
  const enquiry = state.enquiries.find((one) => one.id === view.room) ?? null
  const rows = talk.rows()
  useSeen(enquiry)
  const ended = enquiry !== null && !isLive(enquiry)
  const draft = view.room ?? view.begins?.follows ?? 'new'

  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer && !ended) attaching.add(event.dataTransfer.files)
  }

  function drag(event: DragEvent): void {
    if (ended || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    setOver(event.type === 'dragover')
  }

  return (
    <div class="wchat" onDrop={drop} onDragOver={drag} onDragLeave={drag}>
      <ChatHead view={view} enquiry={enquiry} />
      <Notices />
      <MessageLog key={view.visit} rows={rows} room={view.room ?? view.begins?.follows ?? null}>
        <Standing enquiry={enquiry} begun={view.room !== null || view.thread !== null} />
      </MessageLog>
      {ended ? <EndedFooter enquiry={enquiry} /> : <Composer key={view.visit} draft={draft} attaching={attaching} />}
      {over && <p class="wdrop">{tell().drop}</p>}
    </div>
  )
}

/** What stands under the last message: how the enquiry stands, and who writes. */
function Standing({ enquiry, begun }: { enquiry: EnquiryView | null; begun: boolean }) {
  const { state } = talking()
  const writing = enquiry && state.writing[enquiry.id]
  if (!enquiry && !begun) return <Welcome />
  if (!enquiry) return null
  return (
    <>
      {enquiry.status === 'open' && <p class="ws">{state.desk?.online ? tell().waiting : say().away}</p>}
      {enquiry.status === 'missed' && <Missed />}
      {!isLive(enquiry) && <Rating enquiry={enquiry} />}
      {writing && isLive(enquiry) && (
        <p class="wt">
          <i />
          <i />
          <i />
          <span class="sr">{tell().typing(writing.who.name)}</span>
        </p>
      )}
    </>
  )
}

/** Before the first word, the desk has the first one. */
function Welcome() {
  const { desk, view } = here().state
  const goesOn = view.at === 'chat' && view.begins?.follows
  return (
    <div class="run">
      <p class="wby">
        <bdi>{desk?.name}</bdi>
      </p>
      <div class="wm" dir="auto">
        {goesOn ? tell().goOn : desk?.greeting}
      </div>
      {!desk?.online && <p class="ws">{say().away}</p>}
    </div>
  )
}

/** What has been before the reader's eyes is seen: the panel is shown and the tab is in view. */
function useSeen(enquiry: EnquiryView | null): void {
  const { talk, state, page } = talking()
  const room = enquiry?.id ?? null
  const last = room ? lastOfTeam(state.logs[room]?.entries ?? []) : 0
  const looks = state.shown || !page.framed
  useEffect(() => {
    const tell = (): void => {
      if (room && looks && document.visibilityState === 'visible') void talk.seen(room).catch(() => undefined)
    }
    const soon = setTimeout(tell, GLANCE)
    document.addEventListener('visibilitychange', tell)
    return () => {
      clearTimeout(soon)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [room, last, looks, talk])
}

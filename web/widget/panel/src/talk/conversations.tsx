import type { EnquiryView } from '@backchannel/wire-customer'
import { moment, tell } from '../messages/talk_words'
import { Icon } from '../steps/icon'
import { CHAT } from './icons'
import { conversations, isLive } from './log'
import { talking } from './talking'

/** What was asked before: one line for each history. */
export function Conversations() {
  const list = conversations(talking().state.enquiries)
  if (!list.length) return null
  return (
    <section aria-labelledby="before">
      <h2 id="before">{tell().conversations}</h2>
      <ul class="dir">
        {list.map((enquiry) => (
          <Conversation key={enquiry.id} enquiry={enquiry} />
        ))}
      </ul>
    </section>
  )
}

function Conversation({ enquiry }: { enquiry: EnquiryView }) {
  const { talk, state } = talking()
  const at = enquiry.last?.at ?? enquiry.created_at
  return (
    <li>
      <button type="button" onClick={() => void talk.open(enquiry.id)}>
        <Icon d={CHAT} />
        <span class="grow">
          <b>
            <bdi>{enquiry.tag?.name ?? state.desk?.name}</bdi>
          </b>
          <span class="cut">
            <bdi>{lastWords(enquiry)}</bdi>
          </span>
        </span>
        {enquiry.unread > 0 ? (
          <span class="count">
            {enquiry.unread}
            <span class="sr"> {tell().unread(enquiry.unread)}</span>
          </span>
        ) : (
          <span class="when">
            {isLive(enquiry) && <span class="going">{tell().goingOn}</span>}
            <time dateTime={at}>{moment(at)}</time>
          </span>
        )}
      </button>
    </li>
  )
}

/** The last thing said, as it reads now; the enquiry's code where nothing is left to show. */
function lastWords({ last, code }: EnquiryView): string {
  return last?.state === 'recalled' ? tell().removed : last?.text || code
}

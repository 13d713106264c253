import type { EnquiryView } from '@backchannel/wire-customer'
import { useRef, useState } from 'preact/hooks'
import { tell } from '../messages/talk_words'
import { IconButton } from '../steps/icon'
import { MORE } from './icons'
import { Confirm, type Question } from './confirm'
import { Faces, names } from './faces'
import { save } from './files'
import { Head } from '../steps/head'
import { conversations, isLive } from './log'
import type { ChatView } from '../visit/state'
import { talking } from './talking'

/** Who serves the conversation, and what one can do with it as a whole. */
export function ChatHead({ view, enquiry }: { view: ChatView; enquiry: EnquiryView | null }) {
  const { visit, state } = talking()
  const faces = enquiry && isLive(enquiry) ? enquiry.members : []
  const tag = enquiry?.tag?.name ?? view.begins?.tag?.name
  const more = (state.desk?.tags.length ?? 0) > 0 || conversations(state.enquiries).length > 1
  const title = faces.length ? names(faces) : (tag ?? state.desk?.name ?? '')
  const sub = (faces.length ? tag : tag && state.desk?.name) || undefined
  const back = more ? () => visit.directory() : undefined
  return (
    <Head title={title} sub={sub} faces={<Faces faces={faces} />} back={back}>
      {visit.door.token && <Options enquiry={enquiry} />}
    </Head>
  )
}

function Options({ enquiry }: { enquiry: EnquiryView | null }) {
  const { talk } = talking()
  const menu = useRef<HTMLDivElement>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const pick = (act: () => void) => () => {
    menu.current?.hidePopover()
    act()
  }
  const download = (room: EnquiryView): void =>
    void talk.attempt(async () => {
      save(await talk.bytes(`api/enquiries/${room.id}/transcript`), `${room.code}.html`)
    })
  return (
    <>
      <IconButton d={MORE} label={tell().options} press={() => menu.current?.togglePopover()} />
      <div class="wmenu" popover="auto" ref={menu}>
        {enquiry && (
          <button type="button" onClick={pick(() => download(enquiry))}>
            {tell().transcript}
          </button>
        )}
        {enquiry && isLive(enquiry) && (
          <button type="button" onClick={pick(() => setQuestion('end'))}>
            {tell().end}
          </button>
        )}
        <button type="button" onClick={pick(() => setQuestion('forget'))}>
          {tell().forget}
        </button>
      </div>
      {question && <Confirm question={question} room={enquiry?.id ?? null} done={() => setQuestion(null)} />}
    </>
  )
}

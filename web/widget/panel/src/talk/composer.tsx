import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { tell } from '../messages/talk_words'
import { Icon } from '../steps/icon'
import type { Attaching } from './attaching'
import { AttachButton, AttachedFiles } from './files'
import { SEND } from './icons'
import { talking } from './talking'

/** Pixels: a text that needs more scrolls. */
const TALLEST = 140

/**
 * Where the next message is written.
 *
 * @param draft under which name the browser keeps an unfinished text
 */
export function Composer({ draft, attaching }: { draft: string; attaching: Attaching }) {
  const { area, text, write, send } = useWriting(draft, attaching)
  const ready = attaching.ready && (text.trim() !== '' || attaching.files.length > 0)
  return (
    <footer class="wc">
      <AttachedFiles attaching={attaching} />
      <div class="row">
        <AttachButton attaching={attaching} />
        <textarea
          ref={area}
          rows={1}
          dir="auto"
          maxLength={8_000}
          enterkeyhint="send"
          aria-label={tell().write}
          placeholder={tell().write}
          data-focus
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => sends(event) && ready && send()}
          onPaste={(event) => paste(event, attaching)}
        />
        <button type="button" class="wsend" aria-label={tell().send} disabled={!ready} onClick={send}>
          <Icon d={SEND} flips />
        </button>
      </div>
    </footer>
  )
}

function useWriting(draft: string, attaching: Attaching) {
  const { talk, visit } = talking()
  const [text, setText] = useState(() => visit.storage.get<string>(`draft.${draft}`) ?? '')
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => fit(area.current), [text])
  useEffect(() => area.current?.focus(), [])
  const write = (next: string): void => {
    setText(next)
    visit.storage.put(`draft.${draft}`, next)
    if (next.trim()) talk.typing()
  }
  const send = (): void => {
    visit.storage.drop(`draft.${draft}`)
    setText('')
    talk.say(text.trim(), attaching.take())
    area.current?.focus()
  }
  return { area, text, write, send }
}

/** Enter sends; with Shift it begins a line, and while a character is being composed it is the keyboard's own. */
function sends(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return false
  event.preventDefault()
  return true
}

function paste(event: ClipboardEvent, attaching: Attaching): void {
  if (!event.clipboardData?.files.length) return
  event.preventDefault()
  attaching.add(event.clipboardData.files)
}

function fit(area: HTMLTextAreaElement | null): void {
  if (!area) return
  area.style.height = 'auto'
  area.style.height = `${Math.min(TALLEST, area.scrollHeight)}px`
}

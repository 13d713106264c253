import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { tell } from '../messages/talk_words'
import { Icon } from '../steps/icon'
import { SEND } from './icons'
import type { Attaching } from './attaching'
import { AttachButton, AttachedFiles } from './files'
import { talking } from './talking'

/** Pixels: a text that needs more scrolls. */
const TALLEST = 140

/**
 * Where the next message is written. It belongs to one conversation: another one has another text.
 *
 * @param draft under which name the browser keeps an unfinished text
 */
export function Composer({ draft, attaching }: { draft: string; attaching: Attaching }) {
  const { talk, visit } = talking()
  const [text, setText] = useState(() => visit.storage.get<string>(`draft.${draft}`) ?? '')
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => fit(area.current), [text])
  useEffect(() => area.current?.focus(), [])
  const full = text.trim() !== '' || attaching.files.length > 0

  function write(next: string): void {
    setText(next)
    visit.storage.put(`draft.${draft}`, next)
    if (next.trim()) talk.typing()
  }

  function send(): void {
    if (!full || !attaching.ready) return
    visit.storage.drop(`draft.${draft}`)
    setText('')
    talk.say(text.trim(), attaching.take())
    area.current?.focus()
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  }

  function paste(event: ClipboardEvent): void {
    if (!event.clipboardData?.files.length) return
    event.preventDefault()
    attaching.add(event.clipboardData.files)
  }

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
          onKeyDown={key}
          onPaste={paste}
        />
        <button type="button" class="wsend" aria-label={tell().send} disabled={!full || !attaching.ready} onClick={send}>
          <Icon d={SEND} flips />
        </button>
      </div>
    </footer>
  )
}

function fit(area: HTMLTextAreaElement | null): void {
  if (!area) return
  area.style.height = 'auto'
  area.style.height = `${Math.min(TALLEST, area.scrollHeight)}px`
}

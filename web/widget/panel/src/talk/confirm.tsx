import { useLayoutEffect, useRef } from 'preact/hooks'
import { tell } from '../messages/talk_words'
import { talking } from './talking'

/** What is asked before it is done. */
export type Question = 'end' | 'forget'

/**
 * Asks once more before a conversation ends or is forgotten.
 *
 * @param room the conversation to end
 * @param done the reader has answered
 */
export function Confirm({ question, room, done }: { question: Question; room: string | null; done: () => void }) {
  const { talk, visit } = talking()
  const dialog = useRef<HTMLDialogElement>(null)
  const also = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const ends = question === 'end'

  async function agree(): Promise<void> {
    const forgets = !ends || also.current?.checked
    dialog.current?.close()
    if (ends && room) await talk.close(room)
    if (forgets && !visit.store.get().trouble) await talk.forget()
  }

  return (
    <dialog class="wask" ref={dialog} aria-labelledby="ask" aria-describedby="ask-says" onClose={done}>
      <h2 id="ask">{ends ? tell().endAsk : tell().forgetAsk}</h2>
      <p id="ask-says">{ends ? tell().endSays : tell().forgetSays}</p>
      {ends && (
        <label class="check">
          <input type="checkbox" ref={also} />
          <span>
            {tell().forget}
            <span class="faint">{tell().forgetSays}</span>
          </span>
        </label>
      )}
      <div class="wend">
        <button type="button" class="wbtn alt" onClick={() => dialog.current?.close()}>
          {ends ? tell().goOnChatting : tell().cancel}
        </button>
        <button type="button" class="wbtn" onClick={() => void agree()}>
          {ends ? tell().end : tell().forget}
        </button>
      </div>
    </dialog>
  )
}

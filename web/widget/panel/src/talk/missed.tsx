import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import { tell } from '../messages/talk_words'
import { say } from '../messages/words'
import { Field } from '../steps/field'
import { looksLikeEmail } from '../steps/form'
import { talking } from './talking'

/** Nobody could answer in time: what happens now, and an address if the customer likes to leave one. */
export function Missed() {
  const { talk, state } = talking()
  const [mistake, setMistake] = useState<string>()
  const email = state.me?.email

  function submit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const said = String(new FormData(event.currentTarget).get('email') ?? '').trim()
    const wrong = looksLikeEmail(said) ? undefined : said ? say().badEmail : say().needEmail
    setMistake(wrong)
    if (!wrong) void talk.tell({ email: said })
  }

  return (
    <form class="wmissed" noValidate onSubmit={submit}>
      <p>{tell().missedLong}</p>
      {email ? (
        <p>{tell().kept(email)}</p>
      ) : (
        <>
          <p>{tell().leaveEmail}</p>
          <Field name="email" label={say().email} value="" mistake={mistake} />
          <button type="submit" class="wbtn">
            {tell().keep}
          </button>
        </>
      )}
    </form>
  )
}

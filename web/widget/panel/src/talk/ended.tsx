import type { EnquiryView } from '@backchannel/wire-customer'
import { useState } from 'preact/hooks'
import { tell } from '../messages/talk_words'
import { Icon } from '../steps/icon'
import { STAR } from './icons'
import { lastOfTeam } from './log'
import { talking } from './talking'

const SCORES = [1, 2, 3, 4, 5]

/** After the end, once: how did it go? Nobody is asked who got no answer. */
export function Rating({ enquiry }: { enquiry: EnquiryView }) {
  const { talk, state } = talking()
  const [score, setScore] = useState(0)
  if (enquiry.rating !== null) return <p class="ws">{tell().thanks}</p>
  const served = lastOfTeam(state.logs[enquiry.id]?.entries ?? []) > 0
  if (!served || state.passed.includes(enquiry.id)) return null
  return (
    <form class="wr">
      <fieldset>
        <legend>{tell().rate}</legend>
        <div class="row stars">
          {SCORES.map((one) => (
            <label key={one} class={one <= score ? 'on' : ''}>
              <input type="radio" name="score" aria-label={tell().score(one)} onChange={() => setScore(one)} />
              <Icon d={STAR} />
            </label>
          ))}
        </div>
      </fieldset>
      <div class="wend">
        <button type="button" class="wbtn alt" onClick={() => talk.pass(enquiry.id)}>
          {tell().pass}
        </button>
        <button type="button" class="wbtn" disabled={!score} onClick={() => void talk.rate(enquiry.id, score)}>
          {tell().sendRating}
        </button>
      </div>
    </form>
  )
}

/** Where the composer was: the way on. */
export function EndedFooter({ enquiry }: { enquiry: EnquiryView }) {
  const { talk } = talking()
  return (
    <footer class="wc one">
      <button type="button" class="wbtn alt" data-focus onClick={() => talk.follow(enquiry.id)}>
        {tell().still}
      </button>
    </footer>
  )
}

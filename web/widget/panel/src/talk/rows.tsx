import { clock, day, moment, tell } from '../messages/talk_words'
import { say } from '../messages/words'
import { CLOCK, Icon } from '../steps/icon'
import { CHECK } from './icons'
import { here } from '../here'
import type { EarlierRow, LineRow, Row, SpeechRow } from './timeline'
import { SpokenFile } from './files'
import { Marked } from './marked'
import { said } from '../steps/notices'
import { talking } from './talking'

/** One row of a conversation. */
export function TimelineRow({ row }: { row: Row }) {
  if (row.row === 'day') return <p class="ws day">{day(row.at)}</p>
  if (row.row === 'earlier') return <Earlier row={row} />
  if (row.row === 'line') return <Line row={row} />
  return <Speech row={row} />
}

function Earlier({ row }: { row: EarlierRow }) {
  const { code, tag, created_at } = row.enquiry
  return (
    <p class="ws earlier">{[tag?.name, tell().earlier(code), moment(created_at)].filter(Boolean).join(' \u00b7 ')}</p>
  )
}

function Line({ row }: { row: LineRow }) {
  return (
    <p class="ws" dir="auto">
      {lineText(row)} {'\u00b7'} <time dateTime={row.at}>{clock(row.at)}</time>
    </p>
  )
}

/** What a line of the log says. */
export function lineText({ event, who, name, number }: LineRow): string {
  const words = tell()
  if (event === 'left') return words.left(name)
  if (event === 'taken_over' || event === 'transferred') return words.taken_over(name)
  if (event === 'missed') return words.missed
  if (event === 'rated') return words.rated(number ?? 0)
  if (event !== 'closed') return words.picked_up(name)
  if (who === 'customer') return words.closedByYou
  return who === 'staff' ? words.closedBy(name) : words.closed
}

function Speech({ row }: { row: SpeechRow }) {
  const waits = row.delivery === 'sending' || row.delivery === 'failed'
  const { desk } = here().state
  return (
    <div class={row.first ? 'run' : 'on'}>
      {!row.mine && row.first && (
        <p class="wby">
          <bdi>{row.name || desk?.name}</bdi> <time dateTime={row.at}>{clock(row.at)}</time>
        </p>
      )}
      {row.mine && <span class="sr">{`${tell().you}, ${clock(row.at)}: `}</span>}
      {row.files.map((file) => (
        <div class={bubble(row, waits)} key={file.id}>
          <SpokenFile file={file} />
        </div>
      ))}
      {(row.text || row.quote || row.state === 'recalled') && (
        <div class={bubble(row, waits)} dir="auto">
          {row.quote && <Quoted quote={row.quote} />}
          {row.state === 'recalled' ? <i>{tell().removed}</i> : <Marked text={row.text} />}
          {row.state === 'edited' && <small> {tell().edited}</small>}
        </div>
      )}
      {row.delivery && <Delivered row={row} />}
    </div>
  )
}

function Quoted({ quote }: { quote: NonNullable<SpeechRow['quote']> }) {
  return (
    <blockquote dir="auto">
      <b>
        <bdi>{quote.by === 'customer' ? tell().you : quote.name}</bdi>
      </b>
      {quote.recalled ? <i>{tell().removed}</i> : quote.text}
    </blockquote>
  )
}

const bubble = (row: SpeechRow, waits: boolean): string => `wm${row.mine ? ' me' : ''}${waits ? ' wait' : ''}`

function Delivered({ row }: { row: SpeechRow }) {
  const { reached } = here().state
  if (row.delivery === 'failed') return <Failed row={row} />
  if (row.delivery === 'sent' || row.delivery === 'seen')
    return (
      <p class="wu">
        <Icon d={CHECK} />
        {row.delivery === 'sent' ? say().sent : tell().seen}
      </p>
    )
  return (
    <p class="wu">
      <Icon d={CLOCK} />
      {reached ? say().sending : say().held}
    </p>
  )
}

function Failed({ row }: { row: SpeechRow }) {
  const { talk } = talking()
  const { refused, id } = row
  const ended = refused?.code === 'enquiry_closed'
  return (
    <div class="wu bad">
      <p>
        {tell().failed} {refused && said(refused)}
      </p>
      <button type="button" onClick={() => (ended ? talk.retryAsNew(id) : talk.retry(id))}>
        {ended ? tell().asNew : tell().retry}
      </button>
      <button type="button" onClick={() => talk.discard(id)}>
        {tell().discard}
      </button>
    </div>
  )
}

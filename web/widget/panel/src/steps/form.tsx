import { Component, type TargetedSubmitEvent } from 'preact'
import { here } from '../here'
import { say } from '../messages/words'
import type { Attaching } from '../talk/attaching'
import type { Beginning } from '../visit/state'
import { Field } from './field'
import { Head } from './head'
import { CLOCK, Icon } from './icon'
import { Notices } from './notices'

/** What was filled in; empty is empty. */
export interface Filled {
  name: string
  email: string
  text: string
}

/** What a desk wants to know before the first word. */
export interface Asks {
  name: boolean
  email: boolean
  /** Whether it must have the address. */
  demands: boolean
}

/** The first message, and what the desk asks for with it; when nobody is here, where to answer. */
export class Form extends Component<{ begins: Beginning }, { mistakes: Partial<Filled> }> {
  override state: { mistakes: Partial<Filled> } = { mistakes: {} }
  #attaching: Attaching | null = null
  /** Filled in and sent off, while files are still on their way. */
  #due: Filled | null = null

  override render() {
    const { visit, state } = here()
    const { desk, me } = state
    if (!desk) return null
    const { begins } = this.props
    const { mistakes } = this.state
    const asks = asked()
    const back = desk.tags.length ? () => visit.directory() : undefined
    return (
      <>
        <Head title={begins.tag?.name ?? desk.name} sub={desk.online ? desk.greeting : say().awayShort} back={back} />
        <Notices />
        <main class="wb">
          <form class="pad" noValidate onSubmit={this.#submit}>
            {!desk.online && <Away />}
            {asks.name && <Field name="name" label={say().name} value={me?.name} mistake={mistakes.name} />}
            {asks.email && <Email value={me?.email} mistake={mistakes.email} demands={asks.demands} />}
            <Question mistake={mistakes.text} />
            {visit.more && <visit.more.FormFiles chosen={this.#chosen} />}
            <button type="submit" class="wbtn last">
              {desk.online ? say().begin : say().leave}
            </button>
          </form>
        </main>
      </>
    )
  }

  readonly #submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const said = new FormData(form)
    const read = (name: string): string => String(said.get(name) ?? '').trim()
    const filled = { name: read('name'), email: read('email'), text: read('text') }
    const mistakes = mistakesIn(filled, asked(), !!this.#attaching?.files.length)
    this.setState({ mistakes })
    const wrong = Object.keys(mistakes)[0]
    if (wrong) form.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus()
    else if (this.#attaching?.ready ?? true) this.#send(filled)
    else this.#due = filled
  }

  /** Files were added, or have left; what could not leave is for the reader to decide. */
  readonly #chosen = (attaching: Attaching): void => {
    this.#attaching = attaching
    const due = this.#due
    if (attaching.complaint) this.#due = null
    else if (due && attaching.ready) queueMicrotask(() => this.#send(due))
  }

  #send({ name, email, text }: Filled): void {
    this.#due = null
    const said = { ...(name && { name }), ...(email && { email }) }
    here().visit.introduce(this.props.begins, said, text, this.#attaching?.take() ?? [])
  }
}

function Away() {
  return (
    <p class="woff">
      <Icon d={CLOCK} />
      {say().awayLong}
    </p>
  )
}

function Email(props: { value: string | null | undefined; mistake: string | undefined; demands: boolean }) {
  const beside = props.demands ? say().emailWhy : say().optional
  return <Field name="email" label={say().email} beside={beside} value={props.value} mistake={props.mistake} />
}

/** The question; what is written is kept in the browser until it is sent. */
function Question({ mistake }: { mistake: string | undefined }) {
  const { storage } = here().visit
  const keep = (text: string): void => storage.put('draft.new', text)
  const value = storage.get<string>('draft.new')
  return <Field name="text" label={say().question} value={value} mistake={mistake} keep={keep} />
}

function asked(): Asks {
  const { desk, me } = here().state
  if (!desk) return { name: false, email: false, demands: false }
  const { ask_name, ask_email, online } = desk
  const email = (ask_email || !online) && !me?.email
  return { name: ask_name && !me?.name, email, demands: email && ask_email }
}

/** What is missing or wrong, in the reader's words. */
export function mistakesIn(filled: Filled, asks: Asks, withFiles: boolean): Partial<Filled> {
  const mistakes: Partial<Filled> = {}
  if (asks.name && !filled.name) mistakes.name = say().needName
  if (filled.email ? !looksLikeEmail(filled.email) : asks.demands)
    mistakes.email = filled.email ? say().badEmail : say().needEmail
  if (!filled.text && !withFiles) mistakes.text = say().needText
  return mistakes
}

/** Looks like an address; whether it is one, only a mail can tell. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)

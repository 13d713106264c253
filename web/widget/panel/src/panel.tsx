import { Component } from 'preact'
import { here } from './here'
import { say } from './messages/words'
import { Directory } from './steps/directory'
import { Form } from './steps/form'
import { Head } from './steps/head'
import { Holding } from './steps/holding'

/** The whole panel: one screen at a time, drawn anew when the state changes. */
export class Panel extends Component {
  #focused = ''

  override componentDidMount(): void {
    here().visit.store.listen(() => this.setState({}))
    document.addEventListener('keydown', escape)
    this.componentDidUpdate()
  }

  /** A new screen, or a panel that is shown, takes the focus: to where one writes, else to its head. */
  override componentDidUpdate(): void {
    const { visit, state } = here()
    const { view, shown } = state
    const screen = `${view.at} ${view.at === 'chat' ? view.visit : ''} ${shown} ${visit.more !== null}`
    if (screen === this.#focused) return
    this.#focused = screen
    const places = document.querySelectorAll<HTMLElement>('[data-focus]')
    if (shown) places[places.length - 1]?.focus()
  }

  override render() {
    const { visit, state } = here()
    const { view } = state
    const { more } = visit
    if (view.at === 'directory') return <Directory />
    if (view.at === 'form') return <Form begins={view.begins} />
    if (view.at === 'chat') return more ? <more.Chat view={view} /> : <Holding />
    if (view.at === 'farewell') return more && <more.Farewell />
    return view.at === 'broken' && <Broken />
  }
}

/** The desk cannot be reached at all: say so, and offer another attempt. */
function Broken() {
  return (
    <>
      <Head title={say().chat} />
      <main class="wb pad middle">
        <p>{say().broken}</p>
        <button type="button" class="wbtn" onClick={() => void here().visit.start()}>
          {say().tryAgain}
        </button>
      </main>
    </>
  )
}

/** Escape hides the panel, unless it closes something within. */
function escape(event: KeyboardEvent): void {
  if (event.key === 'Escape' && !document.querySelector('dialog[open], :popover-open')) here().page.hide()
}

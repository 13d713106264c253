import { here } from '../here'
import { say } from '../messages/words'
import { Head } from './head'
import { Notices, said } from './notices'

/** A conversation while the rest of the panel is on its way: what was just written, and how far it has come. */
export function Holding() {
  const { state } = here()
  return (
    <>
      <Head title={state.desk?.name ?? ''} />
      <Notices />
      <main class="wb msgs">
        {state.unsent.map(({ key, text, refused, seq }) => (
          <div class="run" key={key}>
            <div class={seq === null ? 'wm me wait' : 'wm me'} dir="auto">
              {text}
            </div>
            <p class="wu">
              {refused ? said(refused) : seq !== null ? say().sent : state.reached ? say().sending : say().held}
            </p>
          </div>
        ))}
      </main>
    </>
  )
}

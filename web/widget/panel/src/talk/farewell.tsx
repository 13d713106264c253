import { tell } from '../messages/talk_words'
import { Head } from '../steps/head'
import { talking } from './talking'

/** This computer has forgotten everything. */
export function Farewell() {
  const { visit } = talking()
  return (
    <>
      <Head title={tell().farewell} />
      <main class="wb pad middle">
        <p class="dim">{tell().farewellSays}</p>
        <button type="button" class="wbtn alt" onClick={() => void visit.start()}>
          {tell().again}
        </button>
      </main>
    </>
  )
}

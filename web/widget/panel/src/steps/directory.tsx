import { here } from '../here'
import { say } from '../messages/words'
import { Head } from './head'
import { Icon, RIGHT } from './icon'
import { Notices } from './notices'

/** The first screen: who is here, what one can ask about, and what was asked before. */
export function Directory() {
  const { visit, state } = here()
  const { desk } = state
  return (
    <>
      <Head big title={desk?.name ?? ''} sub={desk?.greeting} />
      <Notices />
      <main class="wb">
        <p class="whether">
          <span class={desk?.online ? 'dot on' : 'dot'} />
          {desk?.online ? say().online : say().away}
        </p>
        <Tags />
        {visit.more && <visit.more.Conversations />}
      </main>
    </>
  )
}

function Tags() {
  const { visit, state } = here()
  const tags = state.desk?.tags ?? []
  if (!tags.length)
    return (
      <div class="pad">
        <button type="button" class="wbtn" onClick={() => visit.begin({ tag: null, follows: null })}>
          {say().ask}
        </button>
      </div>
    )
  return (
    <section aria-labelledby="about">
      <h2 id="about">{say().about}</h2>
      <ul class="dir">
        {tags.map(({ id, name, intro }) => (
          <li key={id}>
            <button type="button" onClick={() => visit.begin({ tag: { id, name }, follows: null })}>
              <span class="grow">
                <b>
                  <bdi>{name}</bdi>
                </b>
                <bdi>{intro}</bdi>
              </span>
              <Icon d={RIGHT} flips />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

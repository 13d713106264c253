import { here } from '../here'
import { say } from '../messages/words'
import { ALERT, CROSS, Icon, IconButton } from './icon'

/** What is wrong right now: no network, or an act that failed. It says what to do. */
export function Notices() {
  const { visit, state } = here()
  const { reached, trouble } = state
  return (
    <>
      <div role="status">
        {!reached && (
          <p class="wn">
            <Icon d={ALERT} />
            {say().lost}
          </p>
        )}
      </div>
      {trouble && (
        <div class="wn bad" role="alert">
          <Icon d={ALERT} />
          <span class="grow">{said(trouble)}</span>
          <IconButton d={CROSS} label={say().dismiss} press={() => visit.store.set({ trouble: null })} />
        </div>
      )}
    </>
  )
}

/** What a failure says to its reader. */
export function said(failure: { message: string; hint: string }): string {
  return failure.message ? `${failure.message} ${failure.hint}`.trim() : say().trouble
}

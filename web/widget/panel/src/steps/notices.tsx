import { here } from '../here'
import { say } from '../messages/words'
import { ALERT, CROSS, Icon, IconButton } from './icon'

const OFFLINE = 'm2.5 2.5 11 11M2 7a9 9 0 0 1 3-2M14 7a9 9 0 0 0-5.5-2.4M4.5 9.5a5 5 0 0 1 2.3-1.3M11.5 9.5l-.6-.5M8 12.5h.01'

/** What is wrong right now: no network, or an act that failed. It says what to do. */
export function Notices() {
  const { visit, state } = here()
  const { reached, trouble } = state
  return (
    <>
      <div role="status">
        {!reached && (
          <p class="wn">
            <Icon d={OFFLINE} />
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

import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { tell } from '../messages/talk_words'
import { Icon } from '../steps/icon'
import { DOWN } from './icons'
import type { Row } from './timeline'
import { TimelineRow } from './rows'
import { talking } from './talking'

/** Pixels from the end within which the reader follows along. */
const NEAR = 60

/**
 * The conversation. It follows along while its end is in view; elsewhere it stays where the reader is, also when
 * earlier messages come in above.
 *
 * @param children what stands under the last row
 */
export function MessageLog(props: { rows: Row[]; room: string | null; children: ComponentChildren }) {
  const { talk } = talking()
  const [fetching, setFetching] = useState(false)
  const { box, away, scrolled, follow } = useFollowing(props.rows)
  const older = (): void => {
    setFetching(true)
    void talk.attempt(() => talk.history.older(props.room)).finally(() => setFetching(false))
  }
  return (
    <main class="wlog">
      <div
        class="wb msgs"
        role="log"
        aria-label={tell().messages}
        aria-busy={fetching}
        tabIndex={0}
        ref={box}
        onScroll={scrolled}
      >
        <div class="wpush" />
        {talk.history.hasOlder(props.room) && (
          <button type="button" class="wolder" disabled={fetching} onClick={older}>
            {tell().older}
          </button>
        )}
        {props.rows.map((row) => (
          <TimelineRow key={row.id} row={row} />
        ))}
        {props.children}
      </div>
      {away && (
        <button type="button" class="wlatest" onClick={follow}>
          <Icon d={DOWN} />
          {tell().latest}
        </button>
      )}
    </main>
  )
}

function useFollowing(rows: Row[]) {
  const box = useRef<HTMLDivElement>(null)
  const end = useRef({ following: true, height: 0, first: '' })
  const [away, setAway] = useState(false)
  const follow = (): void => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }
  const scrolled = (): void => {
    if (!box.current) return
    const { scrollTop, scrollHeight, clientHeight } = box.current
    end.current.following = scrollHeight - scrollTop - clientHeight < NEAR
    setAway(!end.current.following)
  }
  useLayoutEffect(() => {
    if (!box.current) return
    const before = end.current
    const first = rows.find((row) => row.row === 'speech')?.id ?? ''
    const grown = box.current.scrollHeight - before.height
    const last = rows.at(-1)
    if (before.following || (last?.row === 'speech' && last.delivery === 'sending')) follow()
    else if (first !== before.first) box.current.scrollTop += grown
    end.current = { ...before, height: box.current.scrollHeight, first }
  })
  useLayoutEffect(() => {
    if (!box.current || !('ResizeObserver' in window)) return
    const observer = new ResizeObserver(() => end.current.following && follow())
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return { box, away, scrolled, follow }
}

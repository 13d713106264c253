import type { ComponentChildren } from 'preact'
import { here } from '../here'
import { say } from '../messages/words'
import { CROSS, IconButton, LEFT } from './icon'

/** The head of a screen: what it is about, the way back, and the way out (a page of its own has none). */
export function Head(props: {
  title: string
  sub?: string | undefined
  big?: boolean
  back?: (() => void) | undefined
  faces?: ComponentChildren
  children?: ComponentChildren
}) {
  const { page } = here()
  return (
    <header class={props.big ? 'wh big' : 'wh'}>
      {props.back && <IconButton d={LEFT} label={say().back} flips press={props.back} />}
      {props.faces}
      <div class="grow">
        <h1 tabIndex={-1} data-focus>
          <bdi>{props.title}</bdi>
        </h1>
        {props.sub && (
          <p>
            <bdi>{props.sub}</bdi>
          </p>
        )}
      </div>
      {props.children}
      {page.framed && <IconButton d={CROSS} label={say().hide} press={page.hide} />}
    </header>
  )
}

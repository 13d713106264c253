/** Drawings on a grid of 16, with a stroke of 1.5: those needed up to the first message. */
export const CROSS = 'm4 4 8 8M12 4l-8 8'
export const RIGHT = 'M6.5 4.5 10 8l-3.5 3.5'
export const LEFT = 'M9.5 4 5.5 8l4 4'
export const CLOCK = 'M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0M8 5v3l2 1.5'
export const ALERT = 'M8 2.75 14 13H2zM8 6.5v3M8 11.25v.01'

/** A small drawing; words beside it, or its button's label, say what it means. */
export function Icon({ d, flips }: { d: string; flips?: boolean | undefined }) {
  return (
    <svg class={flips ? 'flips' : ''} viewBox="0 0 16 16" aria-hidden="true">
      <path d={d} />
    </svg>
  )
}

/** A button that is only a drawing; its label says what it does. */
export function IconButton(props: { d: string; label: string; flips?: boolean; press: () => void }) {
  return (
    <button type="button" class="wib" aria-label={props.label} title={props.label} onClick={props.press}>
      <Icon d={props.d} flips={props.flips} />
    </button>
  )
}

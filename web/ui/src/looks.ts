import type { Component } from 'svelte'

/** `ink` is the main act of a form; `primary` sends words to the customer, `privately` to staff alone. */
export type ButtonLook = 'outline' | 'plain' | 'ink' | 'primary' | 'privately' | 'danger'

/** Round is a customer, square is staff. The shape, not the tint, tells the side. */
export type Side = 'customer' | 'staff'

/** A line of a menu. */
export interface MenuItem {
  label: string
  /** A second line, such as what the customer will see of it. */
  hint?: string
  /** The key that does the same. */
  kbd?: string
  disabled?: boolean
  /** A sign before it, on a tile: yellow for what only staff see, blue for what the customer may. */
  tile?: { icon: Component; side: 'private' | 'public' }
  /** A plain sign before it. */
  icon?: Component
  /** It destroys or ends something. */
  danger?: boolean
  choose: () => void
}

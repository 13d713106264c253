export default {
  hide: 'Hide private content while the screen is shared',
  show: 'Show private content again',
  show_short: 'Show',
  is_down: 'Private content is hidden on this screen.',
  hidden: 'Private messages are hidden',
  press: 'Press Alt C to show',
  refused: 'Private messages are hidden. Show them to write privately.',
  reason: 'Private messages are hidden on this screen.',
  to_chat: 'Write to the customer',
  hidden_part: 'With everything that is hidden here',
  key: 'Hide or show private content',
} as const

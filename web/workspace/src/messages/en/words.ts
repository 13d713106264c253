/** Words about what one writes: names, canned texts, marks, pictures and voice. */
export default {
  choices: { one: '{count} suggestion', other: '{count} suggestions' },
  name_head: 'Only staff see whom you name',
  name_label: 'Colleagues and departments',
  department_readers: {
    one: '{readers} of {count} can read this room',
    other: '{readers} of {count} can read this room',
  },
  cannot_read: 'cannot read this room',
  asked_in: 'asked in',
  outside: '{name} cannot read this room and will not be told.',
  outside_department: 'Nobody in {name} can read this room; nobody there will be told.',
  add_title: 'Add {name} to the room?',
  add_text: '{name} is asked and may decline. Who is in the room reads everything in it, private messages too.',
  mentions: 'Mentions of me',
  mentions_unread: { one: 'Mentions of me, {count} unread', other: 'Mentions of me, {count} unread' },
  mentions_head: 'Where colleagues named you privately',
  mentions_none: 'Nobody has named you yet. A colleague who writes @ and your name privately brings it here.',
  named_you: '{name} named you',
  named_you_privately: '{name} named you in a private message',
  unread: 'unread',
  earlier: 'Show earlier ones',
} as const

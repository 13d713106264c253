export default {
  acts: 'Message of {name}, {time}: more',
  copy: 'Copy text',
  copied: 'Text copied',
  copy_link: 'Copy link',
  copy_link_hint: 'Opens for those who may read it',
  link_copied: 'Link copied',
  not_copied: 'Your browser did not allow copying.',

  linked: 'Message',
  link_gone: 'This message is not open to you',
  link_gone_text: 'It may never have been, or it is in a room that you cannot read.',
  link_failed: 'The message could not be looked up',
} as const

/** What the widget says up to the first message, in English; `en_talk.ts` has the rest. */
export const en = {
  chat: 'Chat',
  back: 'Back',
  hide: 'Close',
  // Directory
  online: 'We are here and answer at once.',
  away: 'We are away right now. Leave a message: we answer here as soon as we are back.',
  awayShort: 'Away right now',
  about: 'What is it about?',
  ask: 'Ask a question',
  // Form
  name: 'Your name',
  email: 'E-mail',
  emailWhy: 'if we lose each other',
  optional: 'optional',
  question: 'Your question',
  begin: 'Start the conversation',
  leave: 'Leave the message',
  awayLong: 'Leave your question: we answer here as soon as we are back. With an address we can also write to you.',
  needName: 'Please tell us your name.',
  needEmail: 'Please leave an address.',
  badEmail: 'This address is not complete. It looks like name@example.com.',
  needText: 'Please write your question.',
  // Delivery
  sending: 'Sending',
  held: 'Waiting for the network',
  sent: 'Sent',
  // Trouble
  lost: 'No connection. What you write is kept and goes out by itself.',
  broken: 'The chat cannot be reached. Check your connection, or try again in a moment.',
  tryAgain: 'Try again',
  trouble: 'That did not work. Please try again in a moment.',
  dismiss: 'Dismiss',
}

/** What each catalogue has for the time up to the first message. */
export type Words = typeof en

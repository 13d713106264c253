export default {
  who_reads: 'Who may read this…',
  title: 'Who may read this conversation',
  text:
    'Everybody who is or was in it keeps what was while they were there. You can take that back too. The customer ' +
    'learns nothing of it.',
  here: 'in the conversation',
  was_here: 'was there at the close',
  left: 'left {time}',
  owner: 'owner',
  by_role: 'Their role reaches it anyway. To end that, change the role.',
  withdrawn: 'Withdrawn {time} by {name}',
  withdraw: 'Withdraw',
  withdraw_for: 'Withdraw from {name}',
  restore: 'Give back',
  restore_for: 'Give back to {name}',
  remove_first: 'Remove them first',
  done_withdrawn: '{name} can no longer read this conversation',
  done_restored: '{name} can read this conversation again',
  failed: 'This did not come',
} as const

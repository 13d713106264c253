export default {
  all_hold: 'Every lock holds',
  some_hold: { one: '{count} lock holds', other: '{count} locks hold' },
  some_in_part: { one: '{count} in part or not in force', other: '{count} in part or not in force' },
  broken: { one: '{count} lock does not hold', other: '{count} locks do not hold' },
  broken_text:
    'Customers should not be served until it does. Whoever runs the machine finds out more with backchannel doctor.',
  summary_text: 'Each process of the desk tries them before it serves, and refuses to serve when one does not hold.',
  processes: 'Processes that serve this desk',
  process_both: 'Both doors',
  process_customer: 'Customers’ door',
  process_staff: 'Staff door',
  process_worker: 'Work of the customers’ side',
  since: 'tried its locks: {time}',
  locks: 'The ten locks',
  holds: 'Holds',
  in_part: 'Holds in part',
  not_in_force: 'Not in force',
  not_tried: 'Not tried',
  does_not: 'Does not hold',
  trials: { one: 'How it was tried: {count} trial', other: 'How it was tried: {count} trials' },
  again: 'Look again',
  K1: 'Types',
  K1_text:
    'Public and private speech are different types that share no base, id or serialiser, and what leaves for ' +
    'a customer is a type of its own.',
  K2: 'Modules',
  K2_text:
    'What serves customers, and what both sides share, cannot reach a module of the staff’s side, directly or' +
    ' by way of another.',
  K3: 'Stores',
  K3_text: 'There are two databases in two folders for their owner alone, and no key, trigger, view or table across.',
  K4: 'Principals',
  K4_text:
    'The database itself refuses every table and column that is not on the list of whoever is connected, from' +
    ' the first statement of every connection on, and no other file can be attached.',
  K5: 'Listeners and processes',
  K5_text:
    'Customers and staff come in by two listeners; run apart, the customers’ process holds no module of the ' +
    'staff’s side, and the system keeps it out of the private folder.',
  K6: 'Bus',
  K6_text:
    'Each universe rings bells of its own, after the commit and without a text, and nobody of the customers’ ' +
    'process can listen to the other’s.',
  K7: 'Key',
  K7_text:
    'Private texts can be sealed at rest by a key that lies outside of the data folder, which no process of ' +
    'the customers’ side ever has.',
  K8: 'Files',
  K8_text:
    'Files of the two universes lie in two places, the same bytes twice, and a private file’s id is that of ' +
    'no file to customers.',
  K9: 'Egress',
  K9_text:
    'Everything that leaves for a customer goes through one door with a register of outlets, and what is not ' +
    'in the register cannot leave.',
  K10: 'Budgets',
  K10_text:
    'Each universe has a writer, a queue, readers and limits of its own, so whatever holds the staff’s side ' +
    'up, customers are served.',
} as const

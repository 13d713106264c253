export default {
  my_rooms: 'My rooms',
} as const

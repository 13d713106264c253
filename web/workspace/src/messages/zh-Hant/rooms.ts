export default {
  my_rooms: '我的房間',
} as const

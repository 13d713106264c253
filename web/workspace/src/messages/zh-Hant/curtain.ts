export default {
  hide: '分享螢幕時隱藏私人內容',
  show: '重新顯示私人內容',
  show_short: '顯示',
  is_down: '這個螢幕上的私人內容已隱藏。',
  hidden: '私人訊息已隱藏',
  press: '按 Alt C 顯示',
  refused: '私人訊息已隱藏。顯示後才能私下書寫。',
  reason: '這個螢幕上的私人訊息已隱藏。',
  to_chat: '寫給客戶',
  hidden_part: '包含這裡隱藏的所有內容',
  key: '隱藏或顯示私人內容',
} as const

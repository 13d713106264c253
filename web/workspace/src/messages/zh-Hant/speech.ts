export default {
  acts: '{name} 的訊息，{time}：更多',
  copy: '複製文字',
  copied: '已複製文字',
  copy_link: '複製連結',
  copy_link_hint: '只有有權閱讀的人打得開',
  link_copied: '已複製連結',
  not_copied: '您的瀏覽器不允許複製。',

  linked: '訊息',
  link_gone: '您無法開啟這則訊息',
  link_gone_text: '它可能不存在，或在您無權閱讀的房間裡。',
  link_failed: '無法查詢這則訊息',
} as const

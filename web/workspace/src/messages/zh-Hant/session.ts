export default {
  title: '登入',
  to_the_desk: '登入服務台',
  email: '電子郵件',
  password: '密碼',
  sign_in: '登入',
  signed_out: '您已登出，草稿仍保留。',
  forgotten: '忘記密碼？管理員可以寄給您新的連結。',
  checking: '正在確認身分',
  failed: '無法連線到服務台',
} as const

export default {
  title: 'Sign in',
  to_the_desk: 'Sign in to the desk',
  email: 'E-mail',
  password: 'Password',
  sign_in: 'Sign in',
  signed_out: 'You have been signed out. Your drafts are kept.',
  forgotten: 'Forgotten? An Administrator can send you a new link.',
  checking: 'Looking who you are',
  failed: 'The desk could not be reached',
} as const

import access from './access'
import alerts from './alerts'
import assistants from './assistants'
import audit from './audit'
import closed from './closed'
import coaching from './coaching'
import curtain from './curtain'
import guard from './guard'
import held from './held'
import overview from './overview'
import report from './report'
import rooms from './rooms'
import session from './session'
import settings from './settings'
import setup from './setup'
import shell from './shell'
import speech from './speech'
import walls from './walls'
import words from './words'

/** Traditional Chinese, area by area; what is missing is said in English. */
export const chinese = {
  access,
  alerts,
  assistants,
  audit,
  closed,
  coaching,
  curtain,
  guard,
  held,
  overview,
  report,
  rooms,
  session,
  settings,
  setup,
  shell,
  speech,
  walls,
  words,
}

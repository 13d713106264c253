import { expect, it } from 'vitest'
import { Failure } from '../wire/failure'
import { about, aboutNone, refusalOf } from './refusal'

const said = { message: 'The desk’s own words.', hint: 'And a hint.' }
const refused = (code: string) => refusalOf(new Failure({ code, ...said }, 409))

it('stands beside the field that it is about', () => {
  const taken = refused('email_taken')
  expect(about(taken, 'email')).toBe('Somebody has this e-mail address already.')
  expect([about(taken, 'name'), aboutNone(taken, ['email', 'name'])]).toEqual([undefined, undefined])
})

it('stands at the end of the form when it is about no field of it', () => {
  expect(aboutNone(refused('last_administrator'), ['email'])).toContain('last active Administrator')
})

it('says the desk’s own words for a code that it does not know', () => {
  expect(refused('something_new').words).toBe('The desk’s own words. And a hint.')
})

import { beforeEach, expect, it } from 'vitest'
import { foundEmoji, grouped, lastUsed, used } from './emoji'
import { GROUPS } from './emoji_list'

const groups = grouped(GROUPS)
const all = groups.flatMap((group) => group.all)
beforeEach(() => localStorage.clear())

it('has each sign once, with a name in both languages', () => {
  expect(new Set(all.map(({ sign }) => sign)).size).toBe(all.length)
  expect(all.filter(({ sign, name, also, named }) => !/^\p{Emoji}/u.test(sign) || !name || !also || !named)).toEqual([])
})

it('is found by any of its words, in either language', () => {
  const signs = (typed: string) => foundEmoji(groups, typed).map(({ sign }) => sign)
  expect(signs('thumbs u')).toEqual(['👍'])
  expect(signs('thank')).toContain('🙏')
  expect(signs('包裹')).toEqual(['📦'])
  expect(signs('no such thing')).toEqual([])
})

it('remembers the last ones, each once, the newest first', () => {
  for (const sign of ['👍', '🙏', '👍']) used(sign)
  expect(lastUsed()).toEqual(['👍', '🙏'])
  localStorage.setItem('backchannel.emoji', '{"broken"')
  expect(lastUsed()).toEqual([])
})

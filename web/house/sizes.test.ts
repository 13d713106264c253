// @vitest-environment node
import { expect, test } from 'vitest'
import { longFunctions } from './sizes.ts'

const FILES = import.meta.glob<string>(['../**/*.{ts,tsx,svelte}', '!**/generated.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

test('no function is longer than 40 lines', () => {
  expect(Object.entries(FILES).flatMap(([name, text]) => longFunctions(name, text))).toEqual([])
})

test('every kind of file is looked at', () => {
  const ends = Object.keys(FILES).map((name) => name.slice(name.lastIndexOf('.')))
  expect(new Set(ends)).toEqual(new Set(['.svelte', '.ts', '.tsx']))
})

test('a function of 41 lines is too long', () => {
  const body = '  x()\n'
  const complaint = ['a.ts:2: f has 41 lines, at most 40']
  expect(longFunctions('a.ts', `function f() {\n${body.repeat(38)}}\n`)).toEqual([])
  expect(longFunctions('a.ts', `\nfunction f() {\n${body.repeat(39)}}\n`)).toEqual(complaint)
  expect(longFunctions('a.ts', `class A {\n  f() {\n${body.repeat(39)}}\n}`)).toEqual(complaint)
  expect(longFunctions('a.ts', `describe('it', () => {\n${body.repeat(60)}})\n`)).toEqual([])
  expect(longFunctions('a.tsx', `const f = () => {\n${body.repeat(39)}}\n`)).toHaveLength(1)
})

test('a function in a component is measured where it stands', () => {
  const script = `<p>it's</p>\n<script lang="ts">\nfunction f() {\n${'  x()\n'.repeat(39)}}\n</script>\n<p>it's</p>\n`
  expect(longFunctions('a.svelte', script)).toEqual(['a.svelte:3: f has 41 lines, at most 40'])
})

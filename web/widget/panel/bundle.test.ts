// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, expect, test } from 'vitest'

const KB = 1024
const FORBIDDEN = ['pri' + 'vate', 'whis' + 'per', 'internal' + ' note', 'staff' + ' only', 'silent' + ' member']

let pieces: Map<string, string>

async function built(root: string): Promise<[string, string][]> {
  const made = (await build({ root, logLevel: 'silent', build: { write: false } })) as Rolldown.RolldownOutput[]
  return [made]
    .flat()
    .flatMap(({ output }) =>
      output.map((file): [string, string] => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
    )
}

const weight = (...names: string[]): number => names.reduce((sum, name) => sum + packed(pieces.get(name) ?? ''), 0)
const packed = (text: string): number => gzipSync(text, { level: 9 }).length

beforeAll(async () => {
  process.env['NODE_ENV'] = 'production'
  pieces = new Map([...(await built('widget/loader')), ...(await built('widget/panel'))])
}, 60_000)

test('the button weighs at most 3 KB on its page', () => {
  expect(weight('loader.js')).toBeGreaterThan(500)
  expect(weight('loader.js')).toBeLessThanOrEqual(3 * KB)
})

test('up to the first message it is at most 15 KB, page, script and styles together', () => {
  const page = pieces.get('index.html') ?? ''
  const asked = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((found) => found[1] ?? '')
  expect(asked.map((name) => name.split('.').pop())).toEqual(['js', 'css'])
  for (const name of asked) expect(pieces.get(name), `${name} brings others along`).not.toMatch(/(^|;)import[^(]/)
  expect(weight('loader.js', 'index.html', ...asked)).toBeLessThanOrEqual(15 * KB)
})

test('every piece is ASCII, so that a page without a charset shows it right', () => {
  for (const [name, text] of pieces) expect(/[^\0-\x7f]/.test(text), name).toBe(false)
})

test('no piece has a word that customers must never read', () => {
  for (const [name, text] of pieces)
    for (const word of FORBIDDEN) expect(text.toLowerCase().includes(word), `${name}: ${word}`).toBe(false)
})

import { defineConfig, type Plugin } from 'vite'
import { ascii } from '../../ascii.ts'

/** The panel's own styles come with its script, so a part that is fetched later needs no help to find anything else. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
  }
}

/** Everything up to the first message in one piece; conversations and other languages apart. */
const LATER = /widget\/panel\/src\/(talk\/|messages\/(talk_words|en_talk|zh-Hant))|web\/socket\/|preact\/hooks/

// The page within the frame: `index.html` and its hashed assets, all addressed relative to it.
export default defineConfig({
  base: './',
  plugins: [plainImports(), ascii()],
  // Preact's own `h` is in the bundle anyway; the automatic runtime would bring a second one.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: "import { h, Fragment } from 'preact'",
  },
  build: {
    outDir: '../../../src/backchannel/web_dist/widget/panel',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox128', 'safari18'],
    modulePreload: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'panel', test: (id: string) => !LATER.test(id) }] } },
    },
  },
})

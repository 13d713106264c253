import { defineConfig } from 'vite'
import { ascii } from '../../ascii.ts'

// The page within the frame: `index.html` and its hashed assets, all addressed relative to it.
export default defineConfig({
  base: './',
  plugins: [ascii()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../../src/backchannel/web_dist/widget/panel',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
})

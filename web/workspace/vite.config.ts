import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// The staff door serves this folder; every address in it is relative, so that the door may stand under any path.
export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: {
    outDir: '../../src/backchannel/web_dist/workspace',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
})

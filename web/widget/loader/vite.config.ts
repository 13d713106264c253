import { defineConfig } from 'vite'
import { ascii } from '../../ascii.ts'

// One classic script at a fixed name: the host page's single `<script async>` line points at it.
export default defineConfig({
  plugins: [ascii()],
  build: {
    outDir: '../../../src/backchannel/web_dist/widget/loader',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox128', 'safari18'],
    lib: { entry: 'src/main.ts', formats: ['iife'], name: 'Backchannel', fileName: () => 'loader.js' },
  },
})

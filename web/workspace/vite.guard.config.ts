import { defineConfig } from 'vite'

// The audience guard by itself, for Node: what `script/bench guard` runs is the workspace's own module.
export default defineConfig({
  build: { ssr: 'measuring/command.ts', target: 'node20', emptyOutDir: true, minify: false },
})

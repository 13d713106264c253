import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

// One run over all packages: tests lie beside what they test, as `*.test.ts` or `*.test.tsx`.
export default defineConfig({
  plugins: [svelte({ configFile: false, preprocess: vitePreprocess() })],
  resolve: { conditions: ['browser'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'jsdom',
    include: ['**/*.test.{ts,tsx}'],
    passWithNoTests: false,
    // Packages that ship `.svelte` files: Vite must compile them, since Node cannot.
    server: { deps: { inline: [/@lucide\/svelte/, /bits-ui/, /svelte-toolbelt/, /runed/, /virtua/] } },
  },
})

import { defineConfig } from 'vite'
import { islands } from './app/islands/registry.ts'

const input = Object.fromEntries([...islands, 'sw'].map((name) => [name, `app/islands/${name}.ts`]))

/**
 * The second, small build: scripts of pages without the framework. The server reads their addresses from islands.json.
 * The service worker keeps its name, since browsers ask for it again by that.
 */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'build/islands',
    assetsDir: 'assets',
    manifest: 'islands.json',
    target: ['chrome70', 'safari13', 'firefox70'],
    modulePreload: { polyfill: false },
    rollupOptions: {
      input,
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
})

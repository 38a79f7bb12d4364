import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { cssVariables } from './face/css-variables.ts'

const server = process.env['SANTAI_SERVER'] ?? 'http://127.0.0.1:3000'

/** The staff web: served under /staff, built to dist/web. Pages are split by route, so that signing in stays small. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/staff/',
  plugins: [react(), face()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: { host: '127.0.0.1', proxy: { '/api': { target: server, changeOrigin: false }, '/open': { target: server, changeOrigin: false } } },
})

/** The tokens of web/face as a stylesheet (`virtual:face.css`), so that no colour is written down twice. */
function face(): Plugin {
  const id = 'virtual:face.css'
  return { name: 'santai-face', resolveId: (source) => (source === id ? `\0${id}` : null), load: (source) => (source === `\0${id}` ? cssVariables() : null) }
}

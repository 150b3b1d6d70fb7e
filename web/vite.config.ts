import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The server answers with `script-src 'self'`, so nothing here may put a script into the page: no legacy plugin, no inlined
// modules. Mantine writes its variables into a style tag, which `style-src 'unsafe-inline'` allows.
export default defineConfig({
  root: here('.'),
  plugins: [react(), compressed()],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: { staff: here('index.html') } },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/v1', '/docs', '/health'].map((path) => [
        path,
        process.env['QUITTANCE_SERVER'] ?? 'http://127.0.0.1:7400',
      ]),
    ),
  },
})

/** Writes each text beside itself as it travels, so that the server compresses nothing while it runs. */
function compressed(): Plugin {
  let folder = ''
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue
        const text = readFileSync(join(folder, name))
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(text))
      }
    },
  }
}

import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { programRoot } from '#app/program'

/**
 * The server and the worker as a handful of files instead of two thousand, which halves their start. Packages that consist of many small
 * files come along; the others stay where they are, for some of them look for files beside themselves.
 */
const comesAlong = [
  'kysely',
  'zod',
  /^better-auth/,
  /^@better-auth\//,
  /^@better-fetch\//,
  'better-call',
  'jose',
  /^@noble\//,
  'defu',
  'nanostores',
  'date-holidays',
  'date-holidays-parser',
  /^date-/,
  'astronomia',
  'caldate',
]

export default defineConfig({
  root: programRoot,
  logLevel: 'warn',
  plugins: [keepsItsPlace()],
  ssr: { noExternal: comesAlong, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: { 'run-server': 'src/app/run-server.ts', 'run-worker': 'src/app/run-worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})

/** Templates and presets are found beside the source, wherever its code runs. */
function keepsItsPlace(): Plugin {
  return {
    name: 'keeps-its-place',
    transform: (code, id) =>
      id.startsWith(`${programRoot}/src/`) && code.includes('import.meta.')
        ? code
            .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
            .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        : null,
  }
}

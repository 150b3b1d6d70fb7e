import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { root } from '../../scripts/tree.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** As strict as the server is: what would break there breaks here. */
const contentPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; frame-ancestors 'none'"

export type Site = {
  readonly url: string
  /** What a browser fetches of scripts before it shows anything, as it travels. */
  readonly scriptBytes: () => number
  readonly close: () => Promise<void>
}

/** The web as it is shipped, and the gallery beside it, on a port of its own. */
export async function openSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-web-'))
  await build({
    configFile: join(root, 'web/vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir: folder,
      rolldownOptions: { input: { staff: join(root, 'web/index.html'), gallery: join(root, 'web/gallery.html') } },
    },
  })
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname
    const file = fileFor(folder, path)
    response.setHeader('content-security-policy', contentPolicy)
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}`,
    scriptBytes: () =>
      scriptsOf(readFileSync(join(folder, 'index.html'), 'utf8'))
        .map((file) => gzipSync(readFileSync(join(folder, file))).length)
        .reduce((sum, bytes) => sum + bytes, 0),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true })
    },
  }
}

const scriptsOf = (page: string) => [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file = '']) => file)

function fileFor(folder: string, path: string): string {
  const file = join(folder, path)
  const isFile = file.startsWith(folder) && existsSync(file) && statSync(file).isFile()
  return isFile ? file : join(folder, 'index.html')
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}

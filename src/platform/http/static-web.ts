import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { headerOf } from '#platform/http/header'
import { sendProblem } from '#platform/http/mount'
import { notFound } from '#platform/http/problem'

const yearSeconds = 365 * 24 * 60 * 60

// These addresses belong to programs; a page would only confuse them.
const notPages = /^\/(v1|api|docs|health|metrics)(\/|$)/

/** The web's files. What is no file and no address of the API is a page, and the page itself finds out which. */
export async function mountWeb(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      index: 'index.html',
      cacheControl: false,
      preCompressed: true,
      setHeaders: cacheHeaders,
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const wantsPage = request.method === 'GET' && headerOf(request, 'accept')?.includes('text/html') === true
    // What is opened by a link is for whoever has it, and for no index.
    if (path.startsWith('/q/')) void reply.header('x-robots-tag', 'noindex, nofollow')
    if (built && wantsPage && !notPages.test(path)) return reply.sendFile('index.html')
    return sendProblem(notFound(), request, reply, null)
  })
}

// Names under /assets carry a hash of their content, so they never change. Everything else is asked for each time.
function cacheHeaders(reply: FastifyReply, path: string) {
  const hashed = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+(\.br|\.gz)?$/.test(path)
  void reply.header('cache-control', hashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache')
}

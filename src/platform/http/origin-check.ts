import type { FastifyRequest } from 'fastify'
import { headerOf } from '#platform/http/header'
import { ProblemError } from '#platform/http/problem'

/**
 * A browser sends its cookie whichever page asks. So what changes something and rests on a cookie must come from our own pages:
 * the Origin, or where a browser leaves it out its word that the site is the same, has to say so.
 */
export function checkOrigin(request: FastifyRequest): void {
  const origin = headerOf(request, 'origin')
  const own =
    origin === undefined ? headerOf(request, 'sec-fetch-site') === 'same-origin' : hostOf(origin) === request.host
  if (own) return
  throw new ProblemError(403, 'origin_is_foreign', {
    title: 'This request comes from another site.',
    remedy: 'Open the product at its own address and try again. Programs use an API key.',
  })
}

function hostOf(origin: string): string | null {
  try {
    const { protocol, host } = new URL(origin)
    return protocol === 'http:' || protocol === 'https:' ? host : null
  } catch {
    return null
  }
}

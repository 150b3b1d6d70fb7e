import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { headerOf } from '#platform/http/header'
import { checkOrigin } from '#platform/http/origin-check'
import { ProblemError } from '#platform/http/problem'
import { signInLibrary, type SignInSettings } from '#platform/sign-in/library'
import { claimTry, signedIn, type TryFrom } from '#platform/sign-in/slow-down'
import type { Database } from '#platform/sql'
import type { Clock } from '#platform/work'

export type SignIn = {
  /** The user whose session the request's cookie names, if it is a good one. */
  readonly userOf: (request: FastifyRequest) => Promise<string | null>
  readonly mount: (app: FastifyInstance) => void
}

export type SignInOptions = Omit<SignInSettings, 'pool'> & { readonly database: Database; readonly clock: Clock }

// Of all that the library offers, what people need today. Everything else does not exist.
const offered = [
  { method: 'POST', path: '/sign-out' },
  { method: 'GET', path: '/get-session' },
  { method: 'POST', path: '/change-password' },
  { method: 'GET', path: '/list-sessions' },
  { method: 'POST', path: '/revoke-session' },
  { method: 'POST', path: '/revoke-other-sessions' },
] as const

/** Sign-in by password, under /api/auth. */
export function openSignIn({ database, clock, ...settings }: SignInOptions): SignIn {
  const library = signInLibrary({ ...settings, pool: database.pool })
  return {
    userOf: async (request) => {
      if (headerOf(request, 'cookie')?.includes('quittance.session_token=') !== true) return null
      const session = await library.api.getSession({ headers: headersOf(request) })
      return session?.user.id ?? null
    },
    mount: (app) => {
      for (const { method, path } of offered) {
        app.route({
          method,
          url: `/api/auth${path}`,
          handler: async (request, reply) => give(reply, await ask(library.handler, request)),
        })
      }
      app.post('/api/auth/sign-in/email', async (request, reply) => {
        const from = tryFrom(request)
        const wait = await claimTry(database, from, clock.now())
        if (wait !== null) throw tooManyTries(wait)
        const answer = await ask(library.handler, request)
        if (answer.ok) await signedIn(database, from)
        return give(reply, answer)
      })
    },
  }
}

function tryFrom(request: FastifyRequest): TryFrom {
  const body: unknown = request.body
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : ''
  return { account: String(email).trim().slice(0, 320), address: request.ip }
}

const tooManyTries = (seconds: number) =>
  new ProblemError(429, 'too_many_tries', {
    title: 'Too many tries to sign in.',
    remedy: `Wait ${seconds} seconds, then try again.`,
    retryAfter: seconds,
    facts: { seconds },
  })

type Handler = (request: Request) => Promise<Response>

function ask(handler: Handler, request: FastifyRequest): Promise<Response> {
  if (request.method !== 'GET') checkOrigin(request)
  return handler(
    new Request(`${request.protocol}://${request.host}${request.url}`, {
      method: request.method,
      headers: headersOf(request),
      ...(request.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) }),
    }),
  )
}

async function give(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  void reply.code(answer.status).header('cache-control', 'no-store').type('application/json')
  // Several cookies are several headers; joined by a comma a browser would take none of them.
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) void reply.header('set-cookie', cookies)
  return reply.send(await answer.text())
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'origin', 'user-agent', 'accept-language'] as const) {
    const value = headerOf(request, name)
    if (value !== undefined) headers.set(name, value)
  }
  headers.set('content-type', 'application/json')
  return headers
}

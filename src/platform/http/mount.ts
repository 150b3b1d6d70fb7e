import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { allowed, answer, insistOnKey, type Request } from '#platform/http/answer'
import { attachment } from '#platform/http/attachment'
import { nobody, type Caller } from '#platform/http/caller'
import { answerFile, fileAskedFor } from '#platform/http/answer-file'
import { headerOf, languageOf } from '#platform/http/header'
import { problemOf } from '#platform/http/problem'
import type { RateLimit } from '#platform/http/rate-limit'
import { rawRequestOf, type Arrived } from '#platform/http/raw-request'
import type { Route } from '#platform/http/serve'
import type { FileIn, FileOut } from '#platform/wire'
import type { Begin } from '#platform/work'

export type Mounting = Begin & {
  /** Who sent the request: by key, by session, or nobody. Ends the request when a key or a session is no longer good. */
  readonly identify: (request: FastifyRequest) => Promise<Caller>
  readonly limit: RateLimit
  /** For those who come with a link instead of a name. */
  readonly linkLimit: RateLimit
  /** A stopwatch: milliseconds since whenever. */
  readonly elapsedMs: () => number
}

/** Gives every route its address in the server. */
export function mount(app: FastifyInstance, routes: readonly Route[], mounting: Mounting): void {
  const callers = new WeakMap<FastifyRequest, Caller>()
  for (const route of routes) {
    const { contract } = route
    const rawOf = rawRequestOf(contract)
    app.route({
      method: contract.method,
      url: contract.path,
      ...(contract.upload === null ? {} : { bodyLimit: contract.upload }),
      // Before the body is read: whoever may not ask, or asks in a way that cannot be answered, does not get to fill our memory.
      onRequest: async (request) => {
        const caller = await mounting.identify(request)
        mounting.limit(caller.who === null ? `${nobody.name} ${request.ip}` : caller.name, mounting.elapsedMs())
        if (contract.byLink) mounting.linkLimit(`link ${request.ip}`, mounting.elapsedMs())
        allowed(contract, caller)
        insistOnKey(contract, headerOf(request, 'idempotency-key'))
        callers.set(request, caller)
      },
      handler: async (request, reply) => {
        const raw = rawOf(arrivedOf(request, contract.upload !== null))
        const caller = callers.get(request) ?? nobody
        const format = fileAskedFor(contract, raw)
        if (format !== null) {
          return sendFile(reply, await answerFile({ route, format }, requestOf(request, raw), caller, mounting))
        }
        const given = await answer(route, requestOf(request, raw), caller, mounting)
        void reply.code(given.status)
        if (given.replayed) void reply.header('idempotent-replayed', 'true')
        if (contract.download.length > 0) return sendFile(reply, given.value as FileOut)
        return contract.revalidates
          ? sendUnlessKnown(reply, given.value, headerOf(request, 'if-none-match'))
          : sendJson(reply, given.value)
      },
      errorHandler: (error, request, reply) => sendProblem(error, request, reply, route),
    })
  }
}

const requestOf = (request: FastifyRequest, raw: Request['raw']): Request => ({
  raw,
  idempotencyKey: headerOf(request, 'idempotency-key'),
  ifMatch: headerOf(request, 'if-match'),
  language: languageOf(headerOf(request, 'accept-language')),
  requestId: request.id,
})

function arrivedOf(request: FastifyRequest, upload: boolean): Arrived {
  const query = request.query as Arrived['query']
  const { name, ...rest } = query
  return {
    params: request.params as Arrived['params'],
    query: upload ? rest : query,
    body: request.body,
    file: upload && request.body instanceof Uint8Array ? fileOf(request, request.body, name) : null,
  }
}

// The name comes with the address (?name=…) and is only ever shown.
const fileOf = (request: FastifyRequest, bytes: Uint8Array, name: unknown): FileIn => ({
  name: typeof name === 'string' ? (name.split(/[\\/]/).at(-1) ?? '').slice(0, 200) : '',
  mediaType: headerOf(request, 'content-type') ?? 'application/octet-stream',
  bytes,
})

function sendJson(reply: FastifyReply, value: unknown) {
  if (typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number') {
    void reply.header('etag', `"${value.version}"`)
  }
  return reply.header('cache-control', 'no-store').send(value ?? null)
}

/** What is asked for every few seconds: a browser keeps the answer, asks whether it is still so, and mostly gets no body. */
function sendUnlessKnown(reply: FastifyReply, value: unknown, known: string | undefined) {
  const text = JSON.stringify(value)
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  void reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'Cookie, Authorization')
  if (known === tag || known === `W/${tag}`) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(text)
}

const sendFile = (reply: FastifyReply, file: FileOut) =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', attachment(file))
    .type(file.mediaType)
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))

/** The one place where errors become answers. What nobody foresaw is logged here, and only here. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, route: Route | null) {
  const { problem, retryAfter } = problemOf(error, route?.contract ?? null)
  if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed')
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter))
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, requestId: request.id }))
}

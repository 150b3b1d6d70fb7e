import { join } from 'node:path'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { elapsedMs } from '#app/clock'
import type { Chance } from '#platform/chance'
import { headerOf } from '#platform/http/header'
import { mountDocs } from '#platform/http/docs-page'
import { mountHealth } from '#platform/http/health'
import { identify, type People } from '#platform/http/identify'
import { openMetrics, type Metrics } from '#platform/http/metrics'
import { mount, sendProblem } from '#platform/http/mount'
import { rateLimit } from '#platform/http/rate-limit'
import { loggedError } from '#platform/http/logged-error'
import { securityHeaders } from '#platform/http/security-headers'
import type { Route } from '#platform/http/serve'
import { mountWeb } from '#platform/http/static-web'
import type { FileStore } from '#platform/files'
import type { KeyFile } from '#platform/key-file'
import { openSignIn } from '#platform/sign-in/sign-in'
import type { Database } from '#platform/sql'
import type { Clock } from '#platform/work'

export type ServerOptions = {
  readonly database: Database
  readonly routes: readonly Route[]
  readonly people: People
  readonly keyFile: KeyFile
  readonly chance: Chance
  readonly files: FileStore
  readonly clock: Clock
  /** Where the product's files are: db/migrations and web/dist lie below. */
  readonly root: string
  readonly version: string
  /** Cookies are then sent over TLS alone. */
  readonly https: boolean
  /** Behind a proxy that sets X-Forwarded-*: whose word counts. */
  readonly trustProxy?: boolean | string
  readonly log?: { readonly level: string; readonly stream?: { write: (line: string) => void } } | false
  readonly requestsPerSecond?: number
  /** Of pages that are opened by a link, from one address. */
  readonly linksPerSecond?: number
  /** Where people outside find us. */
  readonly address?: string | null
}

export type Server = {
  readonly app: FastifyInstance
  /** Answers the address that it listens on. */
  readonly listen: (at: { readonly host: string; readonly port: number }) => Promise<string>
  /** Lets what is under way end, and takes nothing new. */
  readonly close: () => Promise<void>
}

const bodyLimit = 1024 * 1024

/** Puts the server together: sign-in, the API, its documents, health, metrics, and the web. */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { database, clock, keyFile, https } = options
  const app = newApp(options)
  const metrics = openMetrics(database.pool)
  observe(app, metrics)
  const headers = securityHeaders({ https })
  app.addHook('onSend', async (request, reply) => {
    void reply.headers({ ...headers, 'x-request-id': request.id })
  })
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, null))

  const secret = Buffer.from(keyFile.keyFor('sessions')).toString('base64url')
  const signIn = openSignIn({ database, clock, secret, https })
  signIn.mount(app)
  mount(app, options.routes, {
    database,
    clock,
    chance: options.chance,
    files: options.files,
    identify: identify({ database, clock, people: options.people, signIn }),
    address: options.address,
    limit: rateLimit(options.requestsPerSecond ?? 100),
    linkLimit: rateLimit(options.linksPerSecond ?? 5),
    elapsedMs,
  })
  mountHealth(app, database, join(options.root, 'db', 'migrations'))
  app.get('/metrics', { logLevel: 'silent' }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  )
  const contracts = options.routes.map(({ contract }) => contract)
  await mountDocs(app, contracts, options.version)
  await mountWeb(app, join(options.root, 'web', 'dist'))
  return {
    app,
    listen: (at) => app.listen(at),
    close: () => app.close(),
  }
}

function newApp({ chance, trustProxy = false, log = false }: ServerOptions): FastifyInstance {
  const app = Fastify({
    logger:
      log === false
        ? false
        : { ...log, base: null, serializers: { req: () => ({}), res: () => ({}), err: loggedError } },
    // Our own line says what may be said: no address with its query, no body, no name.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: ({ headers }) => givenId(headers['x-request-id']) ?? chance.token(),
    trustProxy,
    bodyLimit,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  })
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') return done(null)
    return parseJson(request, String(text), done)
  })
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes))
  return app
}

const givenId = (header: string | string[] | undefined) =>
  typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : undefined

function observe(app: FastifyInstance, metrics: Metrics) {
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode }
    metrics.answered(labels, reply.elapsedTime / 1000)
    if (headerOf(request, 'user-agent') === undefined && labels.route === '/health') return
    request.log.info({ ...labels, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'answered')
  })
}

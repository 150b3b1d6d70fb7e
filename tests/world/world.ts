import { randomBytes } from 'node:crypto'
import type { Id } from '#kernel/id'
import { reactions as allReactions } from '#app/reactions'
import { routes as allRoutes } from '#app/routes'
import { openServer, type ServerOptions } from '#app/server'
import { staffById, staffByUser } from '#modules/company'
import { seededChance } from '#platform/chance'
import type { Route } from '#platform/http'
import { keyFileOf } from '#platform/key-file'
import { openQueues } from '#platform/queues'
import { reactionRunner } from '#platform/reaction-runner'
import type { Wiring } from '#platform/reactions'
import type { Role } from '#platform/rights'
import { openDatabase, type Database, type Tx } from '#platform/sql'
import { setTestClock } from '#platform/test-clock'
import { begin, theSystem, type Work } from '#platform/work'
import { root } from '../../scripts/tree.ts'
import { clientOf, type Client } from './client.ts'
import { openTestDatabase } from './cluster.ts'
import { testFiles } from './files.ts'
import { momentIn } from './moment.ts'
import { colleague, givePassword, type Colleague } from './staff.ts'

export type WorldOptions = {
  /** '2025-03-01', at nine in the morning, or '2025-03-01T14:30'. */
  readonly today?: string
  readonly zone?: string
  /** Other routes than the product's, for tests of the way there. */
  readonly routes?: readonly Route[]
  readonly reactions?: readonly Wiring[]
  readonly server?: Partial<
    Pick<ServerOptions, 'clock' | 'https' | 'requestsPerSecond' | 'linksPerSecond' | 'address' | 'log' | 'root'>
  >
}

export type World = {
  readonly url: string
  readonly database: Database
  readonly ownerUrl: string
  /** What the application may not do: make a table, spoil a row. */
  readonly asOwner: <T>(verb: (tx: Tx) => Promise<T>) => Promise<T>
  readonly clock: { readonly set: (moment: string) => Promise<void>; readonly now: () => Date }
  /** Somebody with these roles, always the same one under the same name. Their key may do all that their roles may. */
  readonly as: (roles: Role | readonly Role[], name?: string) => Client
  readonly staffId: (roles: Role | readonly Role[], name?: string) => Promise<Id<'stf'>>
  /** Nobody in particular. */
  readonly stranger: Client
  /** Somebody at a screen, signed in with a password. */
  readonly signIn: (roles: Role | readonly Role[], name?: string) => Promise<Client>
  /** With what somebody signs in at a real browser. */
  readonly credentials: (roles: Role | readonly Role[], name?: string) => Promise<Credentials>
  /** Work of the machine itself, without HTTP. */
  readonly work: <T>(verb: (work: Work) => Promise<T>) => Promise<T>
  /** Lets everybody react to the news, and to the news of that, until it is quiet. A reaction that fails, fails the test. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

export type Credentials = { readonly email: string; readonly password: string }

const password = 'correct horse battery staple'

/** A company of its own on a real database, with a server and a clock that a test can move. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const { today = '2025-03-03', zone = 'Europe/Berlin', routes = allRoutes } = options
  const fresh = await openTestDatabase()
  const database = openDatabase({ connectionString: fresh.appUrl, max: 20 })
  const chance = seededChance(fresh.name)
  let moment = momentIn(zone, today)
  const wall = options.server?.clock ?? { now: () => moment }
  const from = { database, chance, clock: wall, files: testFiles }
  const work = <T>(verb: (work: Work) => Promise<T>) => begin(from, { who: theSystem('test'), door: 'command' }, verb)
  await work(({ tx }) => setTestClock(tx, moment))

  const failures: unknown[] = []
  const queues = await openQueues({ connectionString: fresh.appUrl }, { supervise: false })
  const runner = reactionRunner({
    from,
    wirings: options.reactions ?? allReactions,
    queues,
    onFailure: (_reaction, error) => failures.push(error),
  })
  await runner.prepare()

  const server = await openServer({
    database,
    routes,
    people: { byId: staffById, byUser: staffByUser },
    chance,
    files: testFiles,
    clock: wall,
    keyFile: keyFileOf(randomBytes(32)),
    root,
    version: 'test',
    https: false,
    requestsPerSecond: 100_000,
    linksPerSecond: 100_000,
    address: 'https://quellwerk.example',
    ...options.server,
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const staff = new Map<string, Promise<Colleague>>()
  const hire = (held: Role | readonly Role[], name = String(held)) => {
    const made = staff.get(name) ?? work((inside) => colleague(inside, name, [held].flat()))
    staff.set(name, made)
    return made
  }

  const passwords = new Map<string, Promise<Credentials>>()
  const credentials = (held: Role | readonly Role[], name = `${String(held)} at a screen`) => {
    const made = passwords.get(name) ?? giveCredentials(held, name)
    passwords.set(name, made)
    return made
  }
  async function giveCredentials(held: Role | readonly Role[], name: string): Promise<Credentials> {
    const { staffId } = await hire(held, name)
    const email = `${staffId}@example.com`
    await work((inside) => givePassword(inside, staffId, email, password))
    return { email, password }
  }

  return {
    url,
    database,
    ownerUrl: fresh.ownerUrl,
    asOwner: (verb) => asOwner(fresh.ownerUrl, verb),
    work,
    clock: {
      now: () => moment,
      set: async (text) => {
        moment = momentIn(zone, text)
        await work(({ tx }) => setTestClock(tx, moment))
      },
    },
    as: (held, name) => clientOf(url, async () => ({ authorization: `Bearer ${(await hire(held, name)).key}` })),
    staffId: async (held, name) => (await hire(held, name)).staffId,
    stranger: clientOf(url, () => Promise.resolve({})),
    credentials,
    signIn: async (held, name = `${String(held)} at a screen`) => {
      const cookie = await sessionOf(url, (await credentials(held, name)).email)
      return clientOf(url, () => Promise.resolve({ cookie, origin: url }))
    },
    settle: async () => {
      await runner.drain()
      if (failures.length > 0) throw new AggregateError(failures.splice(0), 'A reaction failed')
    },
    close: async () => {
      await server.close()
      await queues.close()
      await database.close()
      await fresh.drop()
    },
  }
}

async function asOwner<T>(connectionString: string, verb: (tx: Tx) => Promise<T>): Promise<T> {
  const owner = openDatabase({ connectionString, max: 1 })
  try {
    return await owner.transaction({}, verb)
  } finally {
    await owner.close()
  }
}

async function sessionOf(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`Sign-in answered ${response.status}: ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

import { setTimeout as pause } from 'node:timers/promises'
import { migrate, missingMigrations } from '#platform/migrate'
import { refusePlainly } from '#platform/plain-refusal'
import { databaseVersion, insistOnSafety, openCluster, refuseIfHeld } from '#platform/postgres'
import { type ChildOptions, keepChild, type KeptChild } from '#app/kept-child'
import { forgetDigests } from '#app/built'
import { addressOf, choosePort } from '#app/port'
import { migrationsFolder } from '#app/program'
import { builtScripts, fromSources, type Part, type Scripts } from '#app/program-build'
import { givenDatabase } from '#app/reach-database'
import { environmentOf, type Settings } from '#app/settings'
import { watchSources } from '#app/watch'
import { buildWebWhenStale } from '#app/web-build'

export type Bringing = {
  readonly settings: Settings
  readonly parts: { readonly worker: boolean; readonly web: boolean; readonly watch: boolean }
  readonly signal: AbortSignal
  /** What was begun is put here with the way to end it; the caller ends the last first. */
  readonly stops: (() => Promise<void>)[]
  readonly tell: (line: string) => void
}

export type Running = {
  readonly address: string
  /** Such as `PostgreSQL 18.4`. */
  readonly database: string
  /** Null on a database of one's own. */
  readonly dataDir: string | null
  /** How many migrations were applied. */
  readonly applied: number
}

/** Database, tables, pages, server, worker: in this order, and ready when the server says so. */
export async function bringUp(bringing: Bringing): Promise<Running> {
  const { settings, parts, signal, stops, tell } = bringing
  const given = givenDatabase(settings)
  if (!given) refuseIfHeld(settings.dataDir)
  const port = await choosePort(settings)
  const needless = new AbortController()
  const opening = given ? useGiven(given) : useEmbedded(bringing, port)
  opening.catch(() => needless.abort())
  const building = { tell, signal: AbortSignal.any([signal, needless.signal]) }
  const pages = parts.web ? buildWebWhenStale(building) : null
  const scripts = parts.watch ? fromSources : await builtScripts(building)
  const beginnings = {
    scripts,
    environment: environmentOf({ ...settings, port }),
    databaseUrl: Promise.all([opening, pages]).then(([{ appUrl }]) => appUrl),
  }
  const server = startChild('server', beginnings, bringing)
  const [database] = await Promise.all([opening, pages])
  signal.throwIfAborted()
  const address = addressOf({ ...settings, port })
  await Promise.race([untilHealthy(address, signal), server.keepsFailing])
  // Only now: on a small machine it would take time away from the server, for which people wait.
  const children = parts.worker ? [server, startChild('worker', beginnings, bringing)] : [server]
  if (parts.watch) stops.push(watch(children, bringing))
  return {
    address,
    database: `PostgreSQL ${database.version}`,
    dataDir: given ? null : settings.dataDir,
    applied: database.applied,
  }
}

type Ready = { readonly appUrl: string; readonly version: string; readonly applied: number }

async function useEmbedded({ settings, stops, tell }: Bringing, port: number): Promise<Ready> {
  const holder = { command: 'start', port, since: new Date() }
  const cluster = await openCluster({ dataDir: settings.dataDir, holder })
  stops.push(cluster.stop)
  cluster.onRestart(() => tell('The database ended by itself and was started again'))
  const { applied } = await migrate({ ownerUrl: cluster.ownerUrl, folder: migrationsFolder, at: new Date() })
  return { appUrl: cluster.appUrl, version: cluster.version, applied: applied.length }
}

async function useGiven({ appUrl, ownerUrl }: { appUrl: string; ownerUrl: string | null }): Promise<Ready> {
  const applied = ownerUrl ? (await migrate({ ownerUrl, folder: migrationsFolder, at: new Date() })).applied : []
  await insistOnSafety(appUrl)
  const [pending] = await missingMigrations(appUrl, migrationsFolder)
  if (pending) {
    refusePlainly('migrations_missing', {
      message: `The database lacks ${pending}, and without DATABASE_OWNER_URL we may not change it`,
      remedy: 'Run quittance migrate with DATABASE_OWNER_URL set',
    })
  }
  return { appUrl, version: await databaseVersion(appUrl), applied: applied.length }
}

type Beginnings = Pick<ChildOptions, 'environment' | 'databaseUrl'> & { readonly scripts: Scripts }

function startChild(part: Part, { scripts, ...rest }: Beginnings, { parts, stops, tell }: Bringing): KeptChild {
  // A developer's spare would run the code of before.
  const spare = part === 'server' && !parts.watch
  const child = keepChild({ name: part, script: scripts(part), spare, tell, ...rest })
  stops.push(child.stop)
  return child
}

async function untilHealthy(address: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    const answer = await fetch(`${address}/health`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.status === 200) return
    await pause(25)
  }
}

function watch(children: readonly KeptChild[], { parts, tell, signal }: Bringing): () => Promise<void> {
  const close = watchSources(parts.web ? ['src', 'web'] : ['src'], (folder) => {
    forgetDigests()
    if (folder === 'src') for (const child of children) child.restart()
    if (parts.web) buildWebWhenStale({ tell, signal }).catch((error: Error) => tell(error.message))
  })
  return async () => close()
}

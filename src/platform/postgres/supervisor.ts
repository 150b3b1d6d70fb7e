import { setTimeout as pause } from 'node:timers/promises'
import { refusePlainly } from '#platform/plain-refusal'
import { isAlive, isServerOf, type Postmaster, postmasterOf, removeForeignLock } from './postmaster.ts'
import { socketUrl, superuser, withClient } from './roles.ts'
import { adoptServer, type ServerOptions, type ServerProcess, spawnServer } from './server-process.ts'

export type SupervisedServer = {
  /** The socket's folder: that of a server we took over, or the one we asked for. */
  readonly socketDir: string
  readonly adopted: boolean
  readonly pid: () => number
  readonly stop: () => Promise<void>
  /** Told each time the server ended by itself and answers again. */
  readonly onRestart: (listener: () => void) => void
  readonly unref: () => void
}

// Old backends may hold on to shared memory for a moment after their server was killed.
const pausesMs = [0, 50, 100, 200, 400, 800, 1600, 2000, 2000]
const longestPauseMs = 10_000
const patienceWithOthersMs = 60_000
const patienceWithStopMs = 30_000

/** Starts the server, or takes over the one that runs on this folder already, and keeps it running until it is stopped. */
export async function superviseServer(asked: ServerOptions): Promise<SupervisedServer> {
  const orphan = runningServer(asked.folder.pgData)
  const socketDir = orphan?.socketDir || asked.socketDir
  const options = { ...asked, socketDir }
  const listeners: (() => void)[] = []
  const stopping = new AbortController()
  let referenced = true
  let current: ServerProcess | null = null

  const begin = (): ServerProcess => {
    const found = runningServer(options.folder.pgData)
    if (!found) removeForeignLock(options.folder.pgData)
    current = found ? adoptServer(found) : spawnServer(options)
    if (!referenced) current.unref()
    return current
  }

  const untilReady = async (): Promise<ServerProcess> => {
    let lastWords = ''
    for (const pauseMs of pausesMs) {
      await pause(pauseMs)
      if (stopping.signal.aborted) break
      const server = begin()
      const ended = await answersOrEnds(socketDir, server)
      if (!ended) return server
      lastWords = ended.lastWords
    }
    return refusePlainly('database_does_not_start', {
      message: `PostgreSQL does not start: ${lastWords}`,
      remedy: `Its own log lies in ${options.folder.pgData}/log`,
    })
  }

  const keepRunning = async (server: ServerProcess): Promise<void> => {
    let failures = 0
    let watched: ServerProcess | null = server
    while (!stopping.signal.aborted) {
      await watched?.ended
      if (stopping.signal.aborted) return
      watched = await untilReady().catch(() => null)
      if (watched) for (const listener of listeners) listener()
      failures = watched ? 0 : failures + 1
      if (failures > 0) await pause(Math.min(longestPauseMs, 500 * 2 ** failures), null, { ref: referenced })
    }
  }

  const first = await untilReady()
  const kept = keepRunning(first)
  return {
    socketDir,
    adopted: first.foreign,
    pid: () => current?.pid ?? 0,
    onRestart: (listener) => void listeners.push(listener),
    unref: () => {
      referenced = false
      current?.unref()
    },
    stop: async () => {
      stopping.abort()
      if (current) await stopServer(current)
      await kept
    },
  }
}

/** The live server of this folder, whoever started it. */
export function runningServer(pgData: string): Postmaster | null {
  const found = postmasterOf(pgData)
  return found && isServerOf(found, pgData) ? found : null
}

type Ended = { readonly lastWords: string }

/** Waits until the server answers, as long as it lives: recovery after a crash takes the time it takes. */
async function answersOrEnds(socketDir: string, server: ServerProcess): Promise<Ended | null> {
  const over = new AbortController()
  const ended = server.ended.then((lastWords) => {
    over.abort()
    return lastWords
  })
  const late = AbortSignal.timeout(patienceWithOthersMs)
  while (!over.signal.aborted) {
    const failure = await connectionFailure(socketDir)
    if (!failure) return null
    if (failure.startsWith('28')) refuseSignIn(server)
    if (server.foreign && late.aborted) refuseSilent(server)
    await pause(15)
  }
  return { lastWords: await ended }
}

/** Null when a query was answered; otherwise the error's code. */
async function connectionFailure(socketDir: string): Promise<string | null> {
  try {
    await withClient(socketUrl(socketDir, superuser, 'postgres'), (client) => client.query('select'))
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  }
}

/** A fast stop: sessions end, everything is written. Only when that takes too long, a stop that leaves work to recovery. */
async function stopServer({ pid, ended }: ServerProcess): Promise<void> {
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  const timer = setTimeout(() => isAlive(pid) && process.kill(pid, 'SIGQUIT'), patienceWithStopMs)
  await ended
  clearTimeout(timer)
}

function refuseSignIn({ pid }: ServerProcess): never {
  return refusePlainly('database_refuses_us', {
    message: `The PostgreSQL that runs on this folder (process ${pid}) does not let us in`,
    remedy: 'Somebody else started it: use the same user, or stop it first',
  })
}

function refuseSilent({ pid }: ServerProcess): never {
  return refusePlainly('database_does_not_answer', {
    message: `A PostgreSQL from before runs on this folder (process ${pid}), but does not answer`,
    remedy: `Stop it (kill -INT ${pid}) and start again. Never remove its postmaster.pid while it lives`,
  })
}

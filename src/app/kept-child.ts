import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

export type ChildOptions = {
  /** `server`, `worker`: for the lines a person reads. */
  readonly name: string
  readonly script: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Known when the database answers; until then the child loads its program and waits. */
  readonly databaseUrl: Promise<string>
  /** Keeps a second one loaded that takes over at once when the first is gone. It takes memory, and no time. */
  readonly spare?: boolean
  readonly tell: (line: string) => void
}

/** A process of ours that is started again whenever it ends by itself. */
export type KeptChild = {
  /** Rejects when the child ends again and again right after its start. */
  readonly keepsFailing: Promise<never>
  readonly restart: () => void
  readonly stop: () => Promise<void>
}

const soonMs = 3000
const longestPauseMs = 10_000
const patienceMs = 2000
const failuresInARow = 3
// Loading a spare would take time away from a start.
const sparedAfterMs = 2000

const withParent = pathToFileURL(`${import.meta.dirname}/with-parent.ts`).href

export function keepChild(options: ChildOptions): KeptChild {
  const stopping = new AbortController()
  const failing = Promise.withResolvers<never>()
  // Only who starts us cares; later the child is simply tried again.
  failing.promise.catch(() => {})
  let current: ChildProcess | null = null
  let spare: ChildProcess | null = null
  let wanted = false

  const nextOne = () => {
    const loaded = spare !== null && isRunning(spare) ? spare : begin(options)
    spare = null
    putToWork(loaded, options)
    return loaded
  }
  const loadSpare = () => {
    if (stopping.signal.aborted || spare !== null) return
    // A spare that cannot be loaded is none; who takes over then is loaded at that time.
    spare = begin(options).on('error', () => {})
  }

  const keep = async () => {
    let failures = 0
    while (!stopping.signal.aborted) {
      const began = Date.now()
      current = nextOne()
      const loading = options.spare ? setTimeout(loadSpare, sparedAfterMs) : undefined
      const how = await untilEnd(current)
      clearTimeout(loading)
      if (stopping.signal.aborted) return
      if (wanted) {
        wanted = false
        continue
      }
      failures = Date.now() - began < soonMs ? failures + 1 : 1
      options.tell(`The ${options.name} ended (${how}); starting it again`)
      if (failures >= failuresInARow) failing.reject(new Error(`The ${options.name} does not start (${how})`))
      await pause(Math.min(longestPauseMs, 50 * 4 ** (failures - 1)), null, { signal: stopping.signal }).catch(() => {})
    }
  }

  const kept = keep()
  return {
    keepsFailing: failing.promise,
    restart: () => {
      wanted = true
      current?.kill('SIGTERM')
    },
    stop: async () => {
      stopping.abort()
      await Promise.all([current, spare].flatMap((child) => (child ? [endChild(child)] : [])))
      await kept
    },
  }
}

/** Loads the program; it waits until it is put to work. */
const begin = ({ script, environment }: ChildOptions): ChildProcess =>
  fork(script, [], {
    execArgv: ['--import', withParent],
    env: environment,
    // In a group of its own: the terminal's Ctrl-C is for the supervisor, which stops all in the right order.
    detached: true,
  })

const isRunning = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid !== undefined && exitCode === null && signalCode === null

function putToWork(child: ChildProcess, { databaseUrl }: ChildOptions): void {
  databaseUrl.then(
    (url) => child.connected && child.send(url, () => {}),
    () => child.kill('SIGTERM'),
  )
}

/** Resolves with how it ended. */
const untilEnd = (child: ChildProcess) =>
  new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`))
    child.once('error', (error) => resolve(error.message))
  })

async function endChild(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await ended
  clearTimeout(timer)
}

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

const withParent = pathToFileURL(`${import.meta.dirname}/with-parent.ts`).href

export function keepChild(options: ChildOptions): KeptChild {
  const stopping = new AbortController()
  const failing = Promise.withResolvers<never>()
  // Only who starts us cares; later the child is simply tried again.
  failing.promise.catch(() => {})
  let current: ChildProcess | null = null
  let wanted = false

  const keep = async () => {
    let failures = 0
    while (!stopping.signal.aborted) {
      const began = Date.now()
      current = begin(options)
      const how = await untilEnd(current)
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
      if (current) await endChild(current)
      await kept
    },
  }
}

function begin({ script, environment, databaseUrl }: ChildOptions): ChildProcess {
  const child = fork(script, [], {
    execArgv: ['--import', withParent],
    env: environment,
    // In a group of its own: the terminal's Ctrl-C is for the supervisor, which stops all in the right order.
    detached: true,
  })
  databaseUrl.then(
    (url) => child.connected && child.send(url, () => {}),
    () => child.kill('SIGTERM'),
  )
  return child
}

/** Resolves with how it ended. */
const untilEnd = (child: ChildProcess) =>
  new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`))
    child.once('error', (error) => resolve(error.message))
  })

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await ended
  clearTimeout(timer)
}

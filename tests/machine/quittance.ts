import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../../scripts/tree.ts'

export const launcher = join(root, 'bin', 'quittance')

export type Said = { readonly code: number | null; readonly out: string; readonly err: string }

type Options = { readonly env?: Readonly<Record<string, string>>; readonly program?: string; readonly cwd?: string }

/** Runs a command of the program to its end. */
export async function quittance(args: readonly string[], options: Options = {}): Promise<Said> {
  const child = spawnQuittance(args, options)
  const heard = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (heard.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (heard.err += text))
  await once(child, 'close')
  return { code: child.exitCode, ...heard }
}

/** A company that runs, until it is stopped. */
export type Started = {
  readonly pid: number
  readonly url: string
  /** Asks it to stop and answers how it ended. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts a company without its pages and waits for the line that it is ready. */
export const start = (args: readonly string[], options: Options = {}): Promise<Started> =>
  startWithPages(['--no-web', ...args], options)

/** Starts a company as people do, which builds the pages where they are missing or stale. */
export async function startWithPages(args: readonly string[], options: Options = {}): Promise<Started> {
  const child = spawnQuittance(['start', '--port', '0', ...args], options)
  const url = await said(child, /is ready: (\S+)/)
  return { pid: child.pid ?? 0, url, stop: stopOf(child) }
}

/** Starts a worker for a company that runs, and waits for the line that it is at work. */
export async function startWorker(args: readonly string[]): Promise<Pick<Started, 'pid' | 'stop'>> {
  const child = spawnQuittance(['worker', ...args], {})
  await said(child, /(at work)/)
  return { pid: child.pid ?? 0, stop: stopOf(child) }
}

const stopOf =
  (child: ChildProcess): Started['stop'] =>
  async (signal = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return child.exitCode
  }

function spawnQuittance(args: readonly string[], { env = {}, program = launcher, cwd = root }: Options): ChildProcess {
  return spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Waits until the program has said something. */
function said(child: ChildProcess, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const hear = (more: string) => {
      text += more
      const [, found] = words.exec(text) ?? []
      if (found) resolve(found)
    }
    child.stdout?.setEncoding('utf8').on('data', hear)
    child.stderr?.setEncoding('utf8').on('data', hear)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said ${words.source}:\n${text}`)))
  })
}

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
  const said = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  await once(child, 'close')
  return { code: child.exitCode, ...said }
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
  const url = await readyAt(child)
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return child.exitCode
  }
  return { pid: child.pid ?? 0, url, stop }
}

function spawnQuittance(args: readonly string[], { env = {}, program = launcher, cwd = root }: Options): ChildProcess {
  return spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
}

function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (text: string) => {
      said += text
      const [, url] = /is ready: (\S+)/.exec(said) ?? []
      if (url) resolve(url)
    }
    child.stdout?.setEncoding('utf8').on('data', hear)
    child.stderr?.setEncoding('utf8').on('data', hear)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready:\n${said}`)))
  })
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inCompany } from '#app/company'
import { programRoot } from '#app/program'
import { readSettings, type Settings } from '#app/settings'
import { drillClient, type DrillClient } from './drill-client.ts'
import { stockShop, type Shop } from './drill-shop.ts'

/** A company in a folder of its own that a drill may do anything to. */
export type DrillCompany = {
  readonly settings: Settings
  readonly shop: Shop
  readonly url: () => string
  /** A client for each of the shop's keys. */
  readonly clients: () => DrillClient[]
  readonly start: () => Promise<void>
  /** Process numbers of what runs, by name: supervisor, server, worker, postgres. */
  readonly processes: () => Readonly<Record<string, number>>
  readonly stop: () => Promise<void>
}

const port = 0

/** Makes a company with a shop and as many clients as wanted, starts it, and clears it all away afterwards. */
export async function withDrillCompany<T>(
  asked: { readonly clients: number; readonly customers: number; readonly limit: string },
  use: (company: DrillCompany) => Promise<T>,
): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), 'quittance-drill-'))
  chmodSync(place, 0o711)
  const settings = readSettings({ QUITTANCE_DATA_DIR: join(place, 'data') })
  let child: ChildProcess | null = null
  let url = ''
  const start = async () => {
    const at = url === '' ? port : Number(new URL(url).port)
    const next = spawnStart(settings.dataDir, at)
    child = next
    url = await addressOf(next)
  }
  const stop = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  try {
    const shop = await inCompany(settings, 'drill', ({ work }) => work((inside) => stockShop(inside, asked)))
    await start()
    return await use({
      settings,
      shop,
      url: () => url,
      clients: () => shop.keys.map((key) => drillClient(url, key)),
      start,
      stop,
      processes: () => processesOf(child?.pid ?? 0),
    })
  } finally {
    await stop()
    rmSync(place, { recursive: true, force: true, maxRetries: 10 })
  }
}

export function spawnStart(dataDir: string, at: number): ChildProcess {
  const args = ['start', '--data', dataDir, '--port', String(at), '--no-web']
  const env = { ...process.env, QUITTANCE_LOG: 'silent', DATABASE_URL: '', DATABASE_OWNER_URL: '' }
  return spawn(join(programRoot, 'bin', 'quittance'), args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

export function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (text: string) => {
      said += text
      const [, address] = /is ready: (\S+)/.exec(said) ?? []
      if (address) resolve(address)
    }
    child.stdout?.setEncoding('utf8').on('data', hear)
    child.stderr?.setEncoding('utf8').on('data', hear)
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready:\n${said}`)))
  })
}

/** Linux tells the children of a process in a file; the drills need no other program for that. */
function processesOf(supervisor: number): Record<string, number> {
  const children = readFileSync(`/proc/${supervisor}/task/${supervisor}/children`, 'utf8').split(' ').filter(Boolean)
  const named = children.map((pid) => [programOf(Number(pid)), Number(pid)] as const)
  // The one that serves is older than the one that is only loaded, and the later entry of a name stays.
  return Object.fromEntries([['supervisor', supervisor], ...named.toReversed().filter(([name]) => name !== '')])
}

function programOf(pid: number): string {
  try {
    const [, ours, database] = /run-(\w+)\.[jt]s|(postgres)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? []
    return ours ?? database ?? ''
  } catch {
    return ''
  }
}

/** Waits until it is so, and answers how long that took. */
export async function untilSo(isSo: () => Promise<boolean> | boolean, elapsedMs: () => number): Promise<number> {
  const began = elapsedMs()
  while (!(await isSo())) {
    if (elapsedMs() - began > 60_000) throw new Error('It did not come back within a minute')
    await pause(5)
  }
  return elapsedMs() - began
}

export const isHealthy = (url: string): Promise<boolean> =>
  fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) }).then(
    ({ status }) => status === 200,
    () => false,
  )

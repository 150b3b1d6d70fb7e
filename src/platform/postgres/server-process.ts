import { spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { release } from 'node:os'
import { runAs } from './account.ts'
import type { DataFolder } from './data-folder.ts'
import { isAlive, isUnburied, type Postmaster } from './postmaster.ts'
import { type Programs, programPath } from './programs.ts'

/** A database server that runs: our own child, or one that a supervisor before us left behind. */
export type ServerProcess = {
  readonly pid: number
  /** Not our child. */
  readonly foreign: boolean
  /** Resolves when it has ended, with the last it said. */
  readonly ended: Promise<string>
  /** Does not keep our own process alive. */
  readonly unref: () => void
}

export type ServerOptions = {
  readonly folder: DataFolder
  readonly programs: Programs
  readonly socketDir: string
  /** False gives up safety for speed: only for tests, whose data nobody misses. */
  readonly durable: boolean
  /** On top of ours; for tests. */
  readonly settings: Readonly<Record<string, string>>
}

export function spawnServer(options: ServerOptions): ServerProcess {
  const { account, pgData } = options.folder
  const child = spawn(programPath(options.programs, 'postgres'), ['-D', pgData, ...settingFlags(options)], {
    ...runAs(account),
    cwd: pgData,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a group of its own: the terminal's Ctrl-C is for the supervisor, which stops the database last.
    detached: options.durable,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000)
  })
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(said.trim() || `ended with ${signal ?? code}`))
  })
  const unref = () => {
    child.unref()
    if (child.stderr instanceof Socket) child.stderr.unref()
  }
  return {
    pid: child.pid ?? 0,
    foreign: false,
    ended,
    unref,
  }
}

/** Somebody else's child tells nobody when it ends, so we look. */
export function adoptServer(found: Postmaster): ServerProcess {
  const { pid } = found
  let keepsAlive = true
  let timer: NodeJS.Timeout | null = null
  const ended = new Promise<string>((resolve) => {
    const look = () => {
      if (!isAlive(pid) || isUnburied(found)) return resolve(`process ${pid} ended`)
      timer = setTimeout(look, 50)
      if (!keepsAlive) timer.unref()
    }
    look()
  })
  const unref = () => {
    keepsAlive = false
    timer?.unref()
  }
  return { pid, foreign: true, ended, unref }
}

/** What keeps data safe is given on the command line, where no file can change it. */
function settingFlags({ socketDir, durable, settings }: ServerOptions): string[] {
  const safety = durable ? 'on' : 'off'
  const all = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${socketDir}"`,
    unix_socket_permissions: '0700',
    fsync: safety,
    full_page_writes: safety,
    synchronous_commit: safety,
    ...(canSyncWholeFileSystem() && { recovery_init_sync_method: 'syncfs' }),
    ...settings,
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** After a crash every file is synced before recovery; in one call that takes a third of a second instead of seconds. Since 5.8 Linux tells of errors. */
function canSyncWholeFileSystem(): boolean {
  const [major = 0, minor = 0] = release().split('.').map(Number)
  return process.platform === 'linux' && (major > 5 || (major === 5 && minor >= 8))
}

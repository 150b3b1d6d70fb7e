import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { refusePlainly } from '#platform/plain-refusal'
import { type Account, accountFor, closedFolder, ownerOf, userName } from './account.ts'

/** Where everything of one company lies, and as whom its database runs. */
export type DataFolder = {
  readonly path: string
  /** PostgreSQL's own folder inside. */
  readonly pgData: string
  readonly account: Account
}

/** Makes the folder when it is missing, and refuses one that cannot work with a line that says what helps. */
export function openDataFolder(given: string): DataFolder {
  const path = resolve(given)
  const account = accountFor(path)
  const closed = closedFolder(account, nearestExisting(path))
  if (closed) refuseClosed(closed, account)
  if (!existsSync(path)) makeFolder(path, account)
  if (!account.dropped) refuseForeign(path)
  return { path, pgData: join(path, 'postgres'), account }
}

/** The paths of a data folder, without touching or refusing anything. */
export const pgDataIn = (dataDir: string) => join(resolve(dataDir), 'postgres')

/** An empty folder that belongs to the account. */
export function makeOwnFolder(path: string, account: Account): void {
  mkdirSync(path, { mode: 0o700 })
  if (account.dropped) chownSync(path, account.uid, account.gid)
}

/** Takes a finished folder into use under its name, so that nobody ever sees half of one. */
export function takeIntoUse(unfinished: string, name: string): void {
  renameSync(unfinished, name)
}

/** What an interrupted start left. */
export const removeUnfinished = (unfinished: string) => rmSync(unfinished, { recursive: true, force: true })

/** The major version that made the database files, or null before there are any. */
export function majorOf(pgData: string): number | null {
  const file = join(pgData, 'PG_VERSION')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null
}

const nearestExisting = (path: string): string => (existsSync(path) ? path : nearestExisting(dirname(path)))

function makeFolder(path: string, account: Account): void {
  try {
    mkdirSync(path, { recursive: true })
    // The database's account passes through to its own folder; nobody else needs to look in.
    chmodSync(path, account.dropped ? 0o711 : 0o700)
  } catch (error) {
    refusePlainly('data_folder_not_writable', {
      message: `The data folder ${path} cannot be made (${error instanceof Error ? error.message : String(error)})`,
      remedy: 'Choose another one with --data DIR or QUITTANCE_DATA_DIR',
    })
  }
}

function refuseClosed(folder: string, { name, dropped }: Account): never {
  const why = dropped ? `, as whom PostgreSQL runs when root starts it` : ''
  return refusePlainly('data_folder_closed', {
    message: `The folder ${folder} cannot be entered by the user "${name}"${why}`,
    remedy: `Let others pass through it (chmod o+x '${folder}'), or choose another place with --data DIR`,
  })
}

function refuseForeign(path: string): void {
  const inner = join(path, 'postgres')
  const place = existsSync(inner) ? inner : path
  const owner = ownerOf(place)
  const mine = owner === process.getuid?.()
  if (mine && writable(path)) return
  refusePlainly('data_folder_foreign', {
    message: `The folder ${place} belongs to "${userName(owner) ?? owner}" and not to us`,
    remedy: 'Start as that user (or as root, if root made it), or choose another folder with --data DIR',
  })
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refusePlainly } from '#platform/plain-refusal'
import type { DataFolder } from './data-folder.ts'
import { makeOwnFolder } from './data-folder.ts'

// The system cuts socket addresses at 107 bytes (103 on macOS), and PostgreSQL adds its file name.
const longest = 100
const fileName = '/.s.PGSQL.5432'

/** A private folder for the socket: beside the data, or in the folder for temporary files where that path is too long. */
export function socketFolder({ path, account }: DataFolder): string {
  const beside = join(path, 'socket')
  const name = `quittance-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`
  const folder = [beside, join(tmpdir(), name), join('/tmp', name)].find(isShort)
  if (!folder) throw new Error(`No short place for a socket, not even in ${tmpdir()}`)
  if (!existsSync(folder)) makeOwnFolder(folder, account)
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== account.uid) {
    return refusePlainly('socket_folder_foreign', {
      message: `${folder} should hold the database's socket, but it belongs to somebody else`,
      remedy: 'Remove it, or choose a data folder with a shorter path',
    })
  }
  if ((found.mode & 0o777) !== 0o700) chmodSync(folder, 0o700)
  return folder
}

const isShort = (folder: string) => Buffer.byteLength(folder + fileName) <= longest

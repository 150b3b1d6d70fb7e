import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The program's root folder. */
export const programRoot = join(import.meta.dirname, '..', '..')

export const migrationsFolder = join(programRoot, 'db', 'migrations')

export function version(): string {
  const read: unknown = JSON.parse(readFileSync(join(programRoot, 'package.json'), 'utf8'))
  return typeof read === 'object' && read && 'version' in read ? String(read.version) : 'unknown'
}

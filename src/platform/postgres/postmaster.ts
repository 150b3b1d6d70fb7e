import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The server process as its own lock file names it. */
export type Postmaster = {
  readonly pid: number
  readonly socketDir: string
  /** The system's number of the shared memory that all its processes hold; null before it has any. */
  readonly sharedMemory: string | null
}

/** What the lock file in a database folder says, or null when there is none (or one that is just being written). */
export function postmasterOf(pgData: string): Postmaster | null {
  try {
    const [pid, , , , socketDir = '', , memory = ''] = readFileSync(join(pgData, 'postmaster.pid'), 'utf8').split('\n')
    const [, sharedMemory = null] = memory.trim().split(/\s+/)
    return Number(pid) > 0 ? { pid: Number(pid), socketDir, sharedMemory } : null
  } catch {
    return null
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Removes a lock file whose number meanwhile belongs to another program, as happens after the machine or a container began
 * anew, or is still counted because nobody has buried the dead server yet: PostgreSQL would refuse to start beside it. Whatever may
 * be a server of this folder keeps its file.
 */
export function removeForeignLock(pgData: string): void {
  const found = postmasterOf(pgData)
  if (found && isAlive(found.pid) && (isOtherProgram(found.pid, pgData) || isUnburied(found)))
    rmSync(join(pgData, 'postmaster.pid'))
}

/**
 * Dead with all its processes, and only its parent has not heard of it. Killed processes of a busy container stay so for a second. No
 * process may hold the shared memory any more, which is what PostgreSQL itself asks before it takes a folder over.
 */
export function isUnburied({ pid, sharedMemory }: Postmaster): boolean {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const state = line.slice(line.lastIndexOf(')') + 2)[0]
    return state === 'Z' && sharedMemory !== null && holdersOf(sharedMemory) === 0
  } catch {
    return false
  }
}

/** How many processes hold a piece of shared memory: nobody can when the system does not list it. */
function holdersOf(sharedMemory: string): number {
  const rows = readFileSync('/proc/sysvipc/shm', 'utf8').split('\n')
  const row = rows.map((text) => text.trim().split(/\s+/)).find(([, id]) => id === sharedMemory)
  return Number(row?.[6] ?? 0)
}

/** Whether the process may be a server of this folder. */
export const isServerOf = (found: Postmaster, pgData: string) =>
  isAlive(found.pid) && !isOtherProgram(found.pid, pgData) && !isUnburied(found)

/** Only what the system itself says counts as proof; where it says nothing, the process may be ours. */
function isOtherProgram(pid: number, pgData: string): boolean {
  const told = `/proc/${pid}`
  if (!existsSync(told)) return false
  try {
    if (readFileSync(`${told}/comm`, 'utf8').trim() !== 'postgres') return true
    return readlinkSync(`${told}/cwd`) !== realpathSync(pgData)
  } catch {
    return false
  }
}

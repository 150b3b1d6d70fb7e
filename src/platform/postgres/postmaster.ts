import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The server process as its own lock file names it. */
export type Postmaster = { readonly pid: number; readonly socketDir: string }

/** What the lock file in a database folder says, or null when there is none (or one that is just being written). */
export function postmasterOf(pgData: string): Postmaster | null {
  try {
    const [pid, , , , socketDir = ''] = readFileSync(join(pgData, 'postmaster.pid'), 'utf8').split('\n')
    return Number(pid) > 0 ? { pid: Number(pid), socketDir } : null
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
 * anew: PostgreSQL would refuse to start beside it. Whatever may be a server of this folder keeps its file, even a dead one that
 * nobody has buried yet.
 */
export function removeForeignLock(pgData: string): void {
  const found = postmasterOf(pgData)
  if (found && isAlive(found.pid) && isOtherProgram(found.pid, pgData)) rmSync(join(pgData, 'postmaster.pid'))
}

/** Whether the process may be a server of this folder. */
export const isServerOf = (pid: number, pgData: string) => isAlive(pid) && !isOtherProgram(pid, pgData)

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

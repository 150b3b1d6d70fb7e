import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, parse } from 'node:path'
import { refusePlainly } from '#platform/plain-refusal'

/** The user of this machine as whom PostgreSQL runs. It refuses to run as root, so root steps down to another one. */
export type Account = {
  readonly uid: number
  readonly gid: number
  readonly name: string
  /** Whether we are root and step down. */
  readonly dropped: boolean
}

/** Ourselves; for root the owner of the data folder, or `nobody` when that is root as well. */
export function accountFor(dataDir: string): Account {
  const own = process.getuid?.() ?? 0
  if (own !== 0) return { uid: own, gid: process.getgid?.() ?? own, name: nameOf(own), dropped: false }
  const owner = ownerOf(dataDir)
  const chosen = owner === 0 ? lookUp(({ name }) => name === 'nobody') : lookUp(({ uid }) => uid === owner)
  if (chosen) return { ...chosen, dropped: true }
  const missing = owner === 0 ? 'no user "nobody"' : `no user with the number ${owner}, who owns ${dataDir}`
  return refusePlainly('no_unprivileged_user', {
    message: `PostgreSQL does not run as root, and this machine has ${missing}`,
    remedy: 'Start as an ordinary user, or give the data folder to one that exists (chown)',
  })
}

/** The options that make a child process run as the account. */
export const runAs = ({ uid, gid, dropped }: Account) => (dropped ? { uid, gid } : {})

/**
 * The first folder on the way to `path` (itself included) that the account may not enter, or null. Asked of the system
 * in the account's name, because mode bits are not all that decides.
 */
export function closedFolder(account: Account, path: string): string | null {
  const script = 'for folder; do [ -x "$folder" ] || { printf %s "$folder"; exit 3; }; done'
  const asked = spawnSync('/bin/sh', ['-c', script, 'sh', ...ancestors(path)], {
    ...runAs(account),
    cwd: '/',
    encoding: 'utf8',
  })
  if (asked.error) refuseStepDown(account, asked.error)
  return asked.status === 3 ? asked.stdout : null
}

/** Writes a file in the account's name. Root must not write into a folder of another user itself: a link planted there would lead it astray. */
export function writeAs(account: Account, path: string, text: string): void {
  const script = 'umask 077; cat > "$1.new" && mv -f "$1.new" "$1"'
  const done = spawnSync('/bin/sh', ['-c', script, 'sh', path], {
    ...runAs(account),
    cwd: '/',
    input: text,
    encoding: 'utf8',
  })
  if (done.error) refuseStepDown(account, done.error)
  if (done.status !== 0) throw new Error(`Cannot write ${path} as ${account.name}: ${done.stderr.trim()}`)
}

/** Root of a container may lack the right to become somebody else. */
function refuseStepDown(account: Account, error: Error): never {
  return refusePlainly('cannot_step_down', {
    message: `Running as root, but the system does not let us become "${account.name}" (${error.message})`,
    remedy: 'Start as an ordinary user instead',
  })
}

function ancestors(path: string): string[] {
  const folders = [path]
  while (folders[0] && folders[0] !== parse(path).root) folders.unshift(dirname(folders[0]))
  return folders
}

export function ownerOf(path: string): number {
  try {
    return statSync(path).uid
  } catch {
    return 0
  }
}

function nameOf(uid: number): string {
  try {
    return userInfo().username
  } catch {
    return refusePlainly('user_without_name', {
      message: `The user with the number ${uid}, as whom we run, has no name on this machine, and PostgreSQL wants one`,
      remedy: 'Add the user to /etc/passwd, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own',
    })
  }
}

type Entry = { readonly name: string; readonly uid: number; readonly gid: number }

/** The name of a user by number, where this machine has one. */
export const userName = (uid: number) => lookUp((entry) => entry.uid === uid)?.name ?? null

function lookUp(wanted: (entry: Entry) => boolean): Entry | null {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (!name || !uid || !gid) continue
    const entry = { name, uid: Number(uid), gid: Number(gid) }
    if (wanted(entry)) return entry
  }
  return null
}

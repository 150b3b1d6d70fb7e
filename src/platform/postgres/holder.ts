import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refusePlainly } from '#platform/plain-refusal'
import { isAlive } from './postmaster.ts'

/** Who works on a data folder. */
export type Holder = {
  readonly pid: number
  /** `start`, `migrate`, ... */
  readonly command: string
  readonly port: number | null
  readonly since: string
  /** When the process began, by the system's own count: a process number comes again, this does not. */
  readonly began: string | null
}

export type HolderFacts = Pick<Holder, 'command' | 'port'> & { readonly since: Date }

const fileIn = (dataDir: string) => join(dataDir, 'holder.json')

/** Takes the folder for this process, or refuses by naming who has it. Returns what gives it back. */
export function holdFolder(dataDir: string, { command, port, since }: HolderFacts): () => void {
  const file = fileIn(dataDir)
  const holder: Holder = { pid: process.pid, command, port, since: since.toISOString(), began: beganOf(process.pid) }
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify(holder))
  try {
    // A link is made whole or not at all, and never over an existing file.
    while (!linked(mine, file)) {
      const current = holderOf(dataDir)
      if (current && isHolding(current)) refuseHeld(dataDir, current)
      putAside(file, current)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return () => {
    if (holderOf(dataDir)?.pid === process.pid) rmSync(file, { force: true })
  }
}

/** Refuses when somebody works on the folder; for those who want to know before they do anything else. */
export function refuseIfHeld(dataDir: string): void {
  const holder = holderOf(dataDir)
  if (holder && isHolding(holder)) refuseHeld(dataDir, holder)
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Removes what a dead holder left; gives it back when meanwhile a living one has taken its place. */
function putAside(file: string, dead: Holder | null): void {
  const aside = `${file}.${process.pid}.old`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved && isHolding(moved) && moved.pid !== dead?.pid) linked(aside, file)
  rmSync(aside, { force: true })
}

const isHolding = ({ pid, began }: Holder) =>
  isAlive(pid) && (began === null || beganOf(pid) === null || began === beganOf(pid))

const holderOf = (dataDir: string) => read(fileIn(dataDir))

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

/** Field 22 of the process's own line, counted behind the name, which may hold blanks. Only Linux tells. */
function beganOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function refuseHeld(dataDir: string, { pid, port, since, command }: Holder): never {
  const at = port === null ? '' : ` on port ${port}`
  return refusePlainly('data_folder_held', {
    message: `${dataDir} is in use: "quittance ${command}" (process ${pid})${at}, since ${since}`,
    remedy: 'Use that one, stop it first, or choose another folder with --data DIR',
  })
}

import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { csvLine } from './csv-text.ts'
import { rejectColumns, rejectRow, type Reject } from './reject.ts'

/** The file that tells a person what was not taken and why. It is made with its first line, so a clean import leaves none. */
export function rejectFileAt(path: string) {
  let descriptor: number | null = null
  return {
    add: (rejects: readonly Reject[]): void => {
      if (rejects.length === 0) return
      descriptor ??= begun(path)
      writeSync(descriptor, rejects.map((reject) => csvLine(rejectRow(reject))).join(''))
    },
    /** The path when there is a file. */
    end: (): string | null => {
      if (descriptor === null) return null
      closeSync(descriptor)
      return path
    },
  }
}

export type RejectFile = ReturnType<typeof rejectFileAt>

function begun(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  const descriptor = openSync(path, 'w')
  writeSync(descriptor, csvLine([...rejectColumns]))
  return descriptor
}

import type { Settings } from '#app/settings'

/** Done, a clear "no", wrong usage (or not in this version), a fault of ours. Checks and scripts rely on these. */
export type ExitCode = 0 | 1 | 2 | 70

export type Option = {
  readonly type: 'boolean' | 'string'
  /** What stands for the value in the help: `DIR`. */
  readonly value?: string
  readonly about: string
}

/** What somebody typed, already read. */
export type Given = {
  readonly flag: (name: string) => boolean
  readonly text: (name: string) => string | null
  /** What is no option. */
  readonly words: readonly string[]
  readonly settings: Settings
}

export type Command = {
  readonly name: string
  readonly summary: string
  /** Behind `quittance NAME`: `FILE... [--dry-run]`. */
  readonly usage: string
  readonly options: Readonly<Record<string, Option>>
  readonly run: (given: Given) => Promise<ExitCode>
}

/** Every command works on a data folder and explains itself. */
export const everywhere: Readonly<Record<string, Option>> = {
  data: { type: 'string', value: 'DIR', about: 'the data folder (QUITTANCE_DATA_DIR, ./quittance-data)' },
  help: { type: 'boolean', about: 'this text' },
}

/** For commands that print data. */
export const json: Readonly<Record<string, Option>> = {
  json: { type: 'boolean', about: 'print JSON' },
}

/** Somebody typed what the command does not know: exit 2 with a hint. */
export class WrongUsage extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WrongUsage'
  }
}

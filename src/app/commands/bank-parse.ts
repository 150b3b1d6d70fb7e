import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Refused } from '#kernel/outcome'
import {
  explainRefusal,
  parseMapping,
  readBankFile,
  statementJson,
  type BankFileOptions,
  type Statement,
} from '#modules/cash'
import type { ExitCode, Given } from '#app/command'
import { WrongUsage } from '#app/command'

/** Prints the statements of bank files, one line of JSON each. A bad file prints nothing but its reason, and the rest goes on. */
export async function parseBankFiles(files: readonly string[], given: Pick<Given, 'text'>): Promise<ExitCode> {
  if (files.length === 0) throw new WrongUsage('which files?')
  const options = await mappingFrom(given.text('mapping'))
  if (!options) return 1
  let exit: ExitCode = 0
  for (const file of files) {
    const statements = await parsed(file, options)
    if (!statements) exit = 1
    for (const statement of statements ?? []) await print(statement)
    for (const remark of (statements ?? []).flatMap(remarks)) complain(`${file}: ${remark}`)
  }
  return exit
}

/** The mapping that was given; null after saying what is wrong with it. */
export async function mappingFrom(file: string | null): Promise<BankFileOptions | null> {
  if (file === null) return {}
  try {
    return { mapping: parseMapping(await readFile(file, 'utf8')) }
  } catch (error) {
    return complainAbout(file, error)
  }
}

async function parsed(file: string, options: BankFileOptions): Promise<readonly Statement[] | null> {
  try {
    const outcome = await readBankFile({ name: file, bytes: createReadStream(file) }, options)
    return outcome.ok ? outcome.value : complainAbout(file, new Refused(outcome.code, outcome.facts))
  } catch (error) {
    return complainAbout(file, error)
  }
}

/** Nothing, after saying which file cannot be read, where, why and what to do. What is no fault of the file rises. */
export function complainAbout(file: string, error: unknown): null {
  if (error instanceof Refused) {
    const { place, reason, remedy } = explainRefusal(error)
    complain(`${file}: ${place === null ? '' : `${place}: `}${reason}\n  ${remedy}`)
    return null
  }
  const code = error instanceof Error && 'code' in error ? error.code : null
  const sentence = unreadable.get(String(code))
  if (sentence === undefined) throw error
  complain(`${file}: ${sentence}`)
  return null
}

const unreadable: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'There is no such file.\n  Check the name.'],
  ['EISDIR', 'This is a folder.\n  Give the files inside.'],
  ['EACCES', 'This file may not be read.\n  Allow it to be read, or copy it.'],
])

const remarks = ({ pending, notes }: Statement): readonly string[] => [
  ...(pending > 0 ? [`${pending} announced ${pending === 1 ? 'entry is' : 'entries are'} left out until booked`] : []),
  ...notes,
]

// A reader that is slower than we are is waited for, so that a long file does not pile up in memory.
const print = (statement: Statement) =>
  new Promise<void>((resolve) => {
    process.stdout.write(`${JSON.stringify(statementJson(statement))}\n`, () => resolve())
  })

const complain = (text: string) => void process.stderr.write(`${text}\n`)

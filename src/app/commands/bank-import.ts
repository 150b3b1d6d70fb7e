import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Refused } from '#kernel/outcome'
import {
  importBankFile,
  isEmptyCompany,
  openCompanyFor,
  readStatements,
  type BankFileOptions,
  type ImportedFile,
  type OwnAccount,
} from '#modules/cash'
import type { ExitCode, Given } from '#app/command'
import { WrongUsage } from '#app/command'
import { complainAbout, mappingFrom } from '#app/commands/bank-parse'
import { inCompany, type Company } from '#app/company'

type Totals = { readonly [Name in keyof ImportedFile]: number }

/**
 * Books bank files. A bad file is refused whole and says why; the others are still imported, and the command ends with 1. In a
 * folder in which nothing is yet, the company and its accounts are made as the files name them.
 */
export async function importBankFiles(files: readonly string[], given: Given): Promise<ExitCode> {
  if (files.length === 0) throw new WrongUsage('which files?')
  const options = await mappingFrom(given.text('mapping'))
  if (!options) return 1
  const done = await inCompany(given.settings, 'bank import', async (company) => {
    if (await company.read(isEmptyCompany)) await openFrom(company, files, options)
    const imported: (ImportedFile | null)[] = []
    for (const file of files) imported.push(await importOne(company, file, options, given))
    return imported
  })
  const taken = done.filter((each) => each !== null)
  const totals = sumOf(taken)
  if (given.flag('json'))
    process.stdout.write(`${JSON.stringify({ ...totals, refused: done.length - taken.length })}\n`)
  else if (taken.length > 0) process.stdout.write(`${inWords(totals)}\n`)
  return taken.length === done.length ? 0 : 1
}

async function importOne(company: Company, file: string, options: BankFileOptions, given: Given) {
  try {
    const source = { name: basename(file), open: () => createReadStream(file) }
    const imported = await importBankFile((verb) => company.work(verb, 'bank'), source, options)
    if (!given.flag('json')) process.stderr.write(`${file}: ${inWords(imported)}\n`)
    return imported
  } catch (error) {
    return complainAbout(file, error)
  }
}

/** Files that cannot be read name no account; why they cannot is said when their turn comes. */
async function openFrom(company: Company, files: readonly string[], options: BankFileOptions): Promise<void> {
  const accounts: OwnAccount[] = []
  for (const file of files) accounts.push(...(await accountsIn(file, options)))
  await company.work((work) => openCompanyFor(work, accounts))
}

async function accountsIn(file: string, options: BankFileOptions): Promise<OwnAccount[]> {
  const accounts: OwnAccount[] = []
  try {
    for await (const { account, currency } of readStatements({ name: file, bytes: createReadStream(file) }, options))
      accounts.push({ account, currency, fileName: basename(file) })
    return accounts
  } catch (error) {
    if (error instanceof Refused || (error instanceof Error && 'code' in error)) return []
    throw error
  }
}

function sumOf(imported: readonly ImportedFile[]): Totals {
  const total = (name: keyof ImportedFile) => imported.reduce((sum, each) => sum + each[name], 0)
  return {
    lines: total('lines'),
    known: total('known'),
    autoApplied: total('autoApplied'),
    proposed: total('proposed'),
    unidentified: total('unidentified'),
    unapplied: total('unapplied'),
    outgoing: total('outgoing'),
    returned: total('returned'),
    statements: total('statements'),
  }
}

function inWords(counts: Totals): string {
  const parts = [
    `${counts.lines} new ${counts.lines === 1 ? 'line' : 'lines'}`,
    ...said(counts.autoApplied, 'applied'),
    ...said(counts.proposed, 'proposed'),
    ...said(counts.unidentified, 'unidentified'),
    ...said(counts.unapplied, 'with a known payer and nothing to pay'),
    ...said(counts.outgoing, 'outgoing'),
    ...said(counts.returned, 'of them returns'),
    ...said(counts.known, 'known before'),
  ]
  return parts.join(', ')
}

const said = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : [])

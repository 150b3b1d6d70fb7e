import { createHash } from 'node:crypto'
import { Refused } from '#kernel/outcome'
import { insist } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { bankAccountFor, bankAccounts, type BankAccount } from '#modules/company'
import type { Bytes } from './formats/bytes.ts'
import { readStatements, type BankFileOptions } from './formats/bank-file.ts'
import { amountText, provesBalance, settleCurrency, type Statement } from './formats/statement.ts'
import { addImported, importStatement, nothingImported, type Imported } from './import-statement.ts'

/** A bank file that can be read from its beginning more than once. */
export type BankFileSource = { readonly name: string; readonly open: () => Bytes }
export type InTransaction = <T>(verb: (work: Work) => Promise<T>) => Promise<T>
export type ImportOptions = BankFileOptions & {
  /** Ours, for files that do not say whose they are. */
  readonly account?: BankAccount
}

export type ImportedFile = Imported & { readonly statements: number }

/**
 * Imports a bank file. It is read through once before anything is booked: a file with one statement that does not add up, or is not
 * of an account of ours, is refused whole. Then each statement is a transaction of its own where `run` makes one, so a file of
 * any size goes through, and what was cut off goes on when the file is imported again.
 */
export async function importBankFile(
  run: InTransaction,
  source: BankFileSource,
  options: ImportOptions = {},
): Promise<ImportedFile> {
  const { sha256, count } = await checkFile(run, source, options)
  let done: ImportedFile = { ...nothingImported, statements: count }
  for await (const statement of readStatements({ name: source.name, bytes: source.open() }, options)) {
    const counts = await run(async (work) => {
      const settled = await settle(work, statement, options)
      return importStatement(work, { ...settled, fileName: source.name, fileSha256: sha256 })
    })
    done = { ...done, ...addImported(done, counts) }
  }
  return done
}

async function checkFile(run: InTransaction, source: BankFileSource, options: ImportOptions) {
  const hash = createHash('sha256')
  const bytes = tapped(source.open(), (chunk) => void hash.update(chunk))
  let count = 0
  for await (const statement of readStatements({ name: source.name, bytes }, options)) {
    count += 1
    await run((work) => settle(work, statement, options))
  }
  if (count === 0) throw new Refused('file_has_no_statement', {})
  return { sha256: hash.digest('hex'), count }
}

async function* tapped(bytes: Bytes, tap: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  if (bytes instanceof Uint8Array) {
    tap(bytes)
    yield bytes
    return
  }
  for await (const chunk of bytes) {
    tap(chunk)
    yield chunk
  }
}

/** Whose statement it is, in that account's currency, and proven as far as it says balances. */
async function settle(work: Work, statement: Statement, { account: given }: ImportOptions) {
  const account = await accountOf(work, statement, given)
  const settled = insist(settleCurrency(statement, account.currency))
  const stranger = settled.lines.find((line) => line.currency !== account.currency)
  if (stranger)
    throw new Refused('statement_currency_differs', { statement: stranger.currency, account: account.currency })
  refuseOff(settled)
  return { account, statement: settled }
}

async function accountOf(work: Work, statement: Statement, given: BankAccount | undefined): Promise<BankAccount> {
  if (statement.account !== null) {
    const found = await bankAccountFor(work.tx, { iban: statement.account, accountNumber: statement.account })
    if (found) return found
    throw new Refused('account_is_not_ours', { account: statement.account })
  }
  if (given) return given
  const [only, second] = await bankAccounts(work.tx)
  if (only && !second) return only
  throw new Refused('file_names_no_account', { accounts: (await bankAccounts(work.tx)).map((each) => each.name) })
}

function refuseOff(statement: Statement): void {
  const { opening, closing, currency, lines } = statement
  const proven = opening && closing && statement.kind === 'statement' ? provesBalance(statement) : statement.balanced
  if (proven !== false) return
  const sum = lines.reduce((total, line) => total + line.amount, 0n)
  const reached = opening && closing ? opening.amount + sum : null
  throw new Refused('statement_does_not_add_up', {
    statement: statement.statementId,
    opening: opening && amountText(opening.amount, currency),
    lines: amountText(sum, currency),
    reached: reached === null ? null : amountText(reached, currency),
    closing:
      closing &&
      `${amountText(closing.amount, closing.currency)}${closing.currency === currency ? '' : ` ${closing.currency}`}`,
    off: reached === null || closing?.currency !== currency ? null : amountText(closing.amount - reached, currency),
  })
}

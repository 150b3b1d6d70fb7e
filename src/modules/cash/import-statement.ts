import type { Day } from '#kernel/day'
import { money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { converter, entityOf, lockAccount, today, type BankAccount, type LegalEntity } from '#modules/company'
import { postingDays } from '#modules/ledger'
import { bookLines, type NewLine } from './book-lines.ts'
import { bookOutgoing } from './book-outgoing.ts'
import { statementImported } from './events.ts'
import type { Statement, StatementLine } from './formats/statement.ts'
import {
  allocateReceiptIds,
  insertStatement,
  knownKeys,
  knownStatement,
  overlapOfOtherKind,
  type StatementRow,
} from './store.ts'

/** What became of a statement's lines. Every new one is booked, whatever is known of it. */
export type Imported = {
  /** New lines; `known` were in the books before. */
  readonly lines: number
  readonly known: number
  readonly autoApplied: number
  readonly proposed: number
  /** Nobody knows whose they are, and nothing fits. */
  readonly unidentified: number
  /** The payer is known; there is nothing that it could pay. */
  readonly unapplied: number
  readonly outgoing: number
  /** Outgoing lines that gave a known receipt back. */
  readonly returned: number
}

export const nothingImported: Imported = {
  lines: 0,
  known: 0,
  autoApplied: 0,
  proposed: 0,
  unidentified: 0,
  unapplied: 0,
  outgoing: 0,
  returned: 0,
}

export const addImported = (a: Imported, b: Imported): Imported => ({
  lines: a.lines + b.lines,
  known: a.known + b.known,
  autoApplied: a.autoApplied + b.autoApplied,
  proposed: a.proposed + b.proposed,
  unidentified: a.unidentified + b.unidentified,
  unapplied: a.unapplied + b.unapplied,
  outgoing: a.outgoing + b.outgoing,
  returned: a.returned + b.returned,
})

type Request = {
  /** Settled: its currency is the account's, and its balances add up. */
  readonly statement: Statement
  readonly account: BankAccount
  readonly fileName: string
  readonly fileSha256: string
}

// Facts of this many lines are gathered in one read each.
const chunkSize = 2000

/**
 * Books a statement: lines that are known already do nothing, every other one is booked at once, matched, and applied where
 * that is sure. Whoever imports for the same account at the same time comes after.
 */
export async function importStatement(work: Work, request: Request): Promise<Imported> {
  const account = await lockAccount(work.tx, request.account.id)
  const entity = await entityOf(work.tx, account.entityId)
  const { statement } = request
  const keys = statement.lines.map((line) => line.lineKey)
  const known = await knownKeys(work.tx, { bankAccountId: account.id, keys })
  const fresh = statement.lines.filter((line) => !known.has(line.lineKey))
  const row = rowOf(request, { today: today(work, entity), fresh })
  const counts = { ...nothingImported, lines: fresh.length, known: statement.lines.length - fresh.length }
  if (fresh.length === 0 && (await knownStatement(work.tx, row))) return counts
  if (fresh.length > 0) await refuseRepeats(work, row)

  const originId = await originOf(work, { file: request.fileName })
  const statementId = await insertStatement(work.tx, row, { at: work.at, originId })
  const lines = await newLines(work, { fresh, row, account, entity, statementId })
  let done = counts
  for (let at = 0; at < lines.length; at += chunkSize) {
    const incoming = lines.slice(at, at + chunkSize).filter((line) => line.amount > 0n)
    done = addImported(done, { ...nothingImported, ...(await bookLines(work, incoming, originId)) })
  }
  // Last, so that a payment and its return in one file meet.
  const outgoing = lines.filter((line) => line.amount <= 0n)
  const returned = await bookOutgoing(work, outgoing, originId)
  await announce(work, statementImported, {
    entityId: entity.id,
    accountId: account.id,
    through: row.throughOn,
    lines: fresh.length,
  })
  return { ...done, outgoing: outgoing.length, returned }
}

function rowOf(
  { statement, account, fileName, fileSha256 }: Request,
  { today: now, fresh }: { readonly today: Day; readonly fresh: readonly StatementLine[] },
): StatementRow {
  const days = statement.lines.map((line) => dayOf(line, statement)).toSorted()
  const { opening, closing } = statement
  const through = closing?.day ?? days.at(-1) ?? opening?.day ?? now
  return {
    bankAccountId: account.id,
    kind: statement.kind,
    statementNumber: statement.statementId,
    format: statement.format,
    fileName,
    fileSha256,
    currency: account.currency,
    openingOn: opening?.day ?? null,
    opening: opening?.amount ?? null,
    closingOn: closing?.day ?? null,
    closing: closing?.amount ?? null,
    balanced: statement.balanced,
    fromOn: days[0] ?? through,
    throughOn: through,
    lines: statement.lines.length,
    newLines: fresh.length,
    booked: fresh.reduce((sum, line) => sum + line.amount, 0n),
  }
}

/** A day's report or notice repeats lines of the statement in other words, so their keys do not meet. */
async function refuseRepeats(work: Work, row: StatementRow): Promise<void> {
  const other = await overlapOfOtherKind(work.tx, row)
  if (other)
    throw new Refused('days_are_told_already', {
      by: other.kind,
      from: other.fromOn,
      through: other.throughOn,
      accountId: row.bankAccountId,
    })
}

function dayOf(line: StatementLine, statement: Statement): Day {
  const day = line.bookedOn ?? line.valueOn ?? statement.closing?.day ?? statement.opening?.day
  if (!day) throw new Refused('line_has_no_day', { statement: statement.statementId })
  return day
}

type Batch = {
  readonly fresh: readonly StatementLine[]
  readonly row: StatementRow
  readonly account: BankAccount
  readonly entity: LegalEntity
  readonly statementId: NewLine['statementId']
}

async function newLines(work: Work, { fresh, account, entity, statementId, row }: Batch): Promise<NewLine[]> {
  const ids = await allocateReceiptIds(work.tx, fresh.length)
  const booked = fresh.map((line) => line.bookedOn ?? line.valueOn ?? row.throughOn)
  const posted = await postingDays(work, entity.id, booked)
  const inEntity = await entityAmounts(work, { account, entity }, fresh, booked)
  return fresh.map((line, index) => {
    const [id, bookedOn, postedOn, entityAmount] = [ids[index], booked[index], posted[index], inEntity[index]]
    if (!id || !bookedOn || !postedOn || entityAmount === undefined) throw new Error('fewer ids than lines')
    return {
      id,
      statementId,
      bankAccountId: account.id,
      entityId: entity.id,
      lineKey: line.lineKey,
      partOfId: null,
      bookedOn,
      valueOn: line.valueOn ?? bookedOn,
      postedOn,
      amount: line.amount,
      entityAmount,
      currency: account.currency,
      bankReference: line.reference,
      endToEndId: line.endToEndId,
      structuredReference: line.creditorReferences[0] ?? null,
      payerName: line.payerName,
      payerAccount: line.payerAccount,
      remittance:
        [line.remittance, ...line.documentNumbers.filter((each) => !line.remittance?.includes(each))]
          .filter((text) => text !== null)
          .join(' ') || null,
      bankCode: line.bankCode,
      returnReason:
        line.details.returnReason ??
        line.details.returnText ??
        (line.details.reversal === undefined ? null : 'reversal'),
    }
  })
}

/** At the rate of the booking day; the bank's own money needs none. */
async function entityAmounts(
  work: Work,
  { account, entity }: { readonly account: BankAccount; readonly entity: LegalEntity },
  lines: readonly StatementLine[],
  days: readonly Day[],
): Promise<bigint[]> {
  if (account.currency === entity.currency) return lines.map((line) => line.amount)
  const converters = new Map<Day, Awaited<ReturnType<typeof converter>>>()
  for (const day of new Set(days)) converters.set(day, await converter(work.tx, day))
  return lines.map((line, index) => {
    const convert = converters.get(dayAt(days, index))
    if (!convert) throw new Error('a day without rates')
    return convert(money(line.amount, account.currency), entity.currency).amount
  })
}

function dayAt(days: readonly Day[], index: number): Day {
  const day = days[index]
  if (!day) throw new Error('a line without a day')
  return day
}

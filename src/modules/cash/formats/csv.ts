import type { Currency } from '#kernel/money'
import { accountNumber, said } from './bank-text.ts'
import { minorUnits } from './csv/amount.ts'
import { runningBalance } from './csv/balance.ts'
import type { CsvMapping } from './csv/mapping.ts'
import { recognise } from './csv/recognise.ts'
import type { Reading } from './csv/reading.ts'
import { readingOf } from './csv/reading.ts'
import type { Booking, Role, Sheet } from './csv/sheet.ts'
import { bookingsOf, isByWords, sheetOf } from './csv/sheet.ts'
import { badFile } from './refusals.ts'
import { sepaTags } from './csv/sepa-tags.ts'
import type { LineDetails, LineDraft, StatementDraft } from './statement.ts'
import { amountText } from './statement.ts'

type Entry = {
  readonly account: string | null
  readonly statementId: string | null
  readonly line: LineDraft
  readonly after: bigint | null
}

/** Reads a CSV statement: one for each account and currency that the file holds, in the order of the file. */
export function readCsv(bytes: Uint8Array, given: CsvMapping | null): readonly StatementDraft[] {
  const sheet = sheetOf(recognise(bytes, given))
  const { bookings, pending, notes } = bookingsOf(sheet)
  const reading = readingOf(sheet, bookings)
  const entries = bookings.map((booking) => entryOf(sheet, reading, booking))
  const groups = Map.groupBy(entries, ({ account, line }) => `${account} ${line.currency}`)
  const format = `csv/${sheet.mapping.name}`
  const drafts = [...groups.values()].map((group) => statementOf(format, group))
  refuseUnsigned(sheet, reading, bookings, drafts)
  // Announcements and notices belong to the file; they are told with its first statement, or with an empty one.
  const [first = emptyStatement(format, sheet), ...others] = drafts
  return [{ ...first, pending, notes }, ...others]
}

function entryOf(sheet: Sheet, reading: Reading, booking: Booking): Entry {
  const { row } = booking
  const cell = (role: Role) => said(sheet.cell(row, role))
  const currency = reading.currencyOf(row)
  const { remittance, endToEndId, mandate } = textsOf(sheet, booking)
  const reference = cell('creditorReference')
  const amount = reading.amountOf(row, currency)
  const line: LineDraft = {
    bookedOn: reading.dayOf(row, 'booked'),
    valueOn: reading.dayOf(row, 'value'),
    amount,
    currency,
    reference: cell('reference'),
    endToEndId: cell('endToEndId') ?? endToEndId,
    payerName: amount < 0n && sheet.has('payee') ? cell('payee') : cell('payer'),
    payerAccount: accountNumber(cell('payerAccount')),
    remittance,
    bankCode: cell('bankCode'),
    creditorReferences: reference === null ? [] : [reference],
    documentNumbers: [],
    details: detailsOf({
      mandate: cell('mandate') ?? mandate,
      instructed: orderedText(sheet, reading, booking, currency),
    }),
  }
  return {
    account: accountNumber(cell('account') ?? sheet.accountAbove),
    statementId: cell('statementId'),
    line,
    after: reading.balanceOf(row, currency),
  }
}

function textsOf(sheet: Sheet, { row, continued }: Booking) {
  const parts = [...sheet.remittance(row), sheet.cell(row, 'creditorReference'), ...continued]
  const texts = [...new Set(parts.map(said).filter((text) => text !== null))]
  const [text, untouched] = [texts.join(' '), { endToEndId: null, mandate: null }]
  return sheet.mapping.sepaTags ? sepaTags(text) : { ...untouched, remittance: text || null }
}

const detailsOf = (found: { readonly mandate: string | null; readonly instructed: string | null }): LineDetails => ({
  ...(found.mandate !== null && { mandate: found.mandate }),
  ...(found.instructed !== null && { instructed: found.instructed }),
})

// '1000.00 USD': what was ordered in another currency than the line's own.
function orderedText(sheet: Sheet, reading: Reading, { row }: Booking, currency: Currency | null): string | null {
  const code = sheet.cell(row, 'originalCurrency')
  const amount = reading.written(sheet.cell(row, 'originalAmount'))
  const size = amount && amount.digits !== 0n ? minorUnits(amount, null) : null
  return size === null || code === '' || code === currency ? null : `${amountText(size, null)} ${code}`
}

function statementOf(format: string, entries: readonly Entry[]): StatementDraft {
  const [first] = entries
  const currency = first?.line.currency ?? null
  const steps = entries.map(({ line, after }) => ({ day: line.bookedOn ?? line.valueOn, amount: line.amount, after }))
  const ids = new Set(entries.map(({ statementId }) => statementId))
  return {
    kind: 'statement',
    format,
    account: first?.account ?? null,
    currency,
    statementId: ids.size === 1 ? (first?.statementId ?? null) : null,
    ...runningBalance(steps, currency),
    lines: entries.map(({ line }) => line),
    pending: 0,
    notes: [],
  }
}

const emptyStatement = (format: string, { accountAbove }: Sheet): StatementDraft => ({
  ...statementOf(format, []),
  account: accountNumber(accountAbove),
})

// Only amounts without any sign, under words that could head a list of card payments as well: no guess what they did.
function refuseUnsigned(
  sheet: Sheet,
  reading: Reading,
  bookings: readonly Booking[],
  drafts: readonly StatementDraft[],
): void {
  const [first] = bookings
  if (!first || !isByWords(sheet) || reading.showsSigns) return
  if (drafts.every((draft) => draft.balanced === true && draft.lines.length > 1)) return
  const cell = { value: sheet.cell(first.row, 'amount'), column: sheet.label('amount') }
  throw badFile('csv_sign_unknown', { ...cell, place: `line ${first.row.line}` })
}

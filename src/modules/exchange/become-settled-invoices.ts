import type { Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { formatAmount, type Money } from '#kernel/money'
import type { Work } from '#platform/work'
import { issueImported, type IssuedDocument } from '#modules/billing'
import { bookImported, type ImportedReceipt } from '#modules/cash'
import { createCustomers, customersByNumber, type Customer } from '#modules/parties'
import { became, type Became, type Becoming, type FileFacts, type Setting, type UnitToTake } from './become.ts'
import { refuseCell, withoutFloat, type Cells } from './cells.ts'
import { plainLine } from './plain-line.ts'
import type { TableOf } from './preset.ts'
import type { Row } from './read-rows.ts'

type Table = TableOf<'settled-invoices'>

export type SettledInvoice = {
  readonly customer: string
  readonly number: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly amount: Money
  /** Nothing: it is still open. */
  readonly settledOn: Day | null
}

/** Invoices that say on which day they were settled: an invoice each, and a receipt that paid it on that day. */
export const becomeSettledInvoices = (table: Table): Becoming<SettledInvoice> => ({
  kind: 'settled invoice',
  units: 'record',
  keyOf: (row, cells) => cells.text(row, 'number'),
  read: settledInvoice,
  take: (work, setting, file, units) => takeInvoices(work, table, setting, file, units),
})

function settledInvoice(row: Row, cells: Cells, { entity }: Setting): SettledInvoice {
  const amount = cells.money(row, 'amount', entity.currency)
  if (amount.amount === 0n) refuseCell('amount_is_zero', 'amount', cells.text(row, 'amount'))
  if (amount.amount < 0n) refuseCell('amount_is_negative', 'amount', cells.text(row, 'amount'))
  const [issuedOn, dueOn] = [cells.day(row, 'issuedOn'), cells.day(row, 'dueOn')]
  if (dueOn < issuedOn) refuseCell('due_before_issue', 'dueOn', cells.text(row, 'dueOn'))
  return {
    customer: withoutFloat(cells.word(row, 'customer')),
    number: cells.word(row, 'number'),
    issuedOn,
    dueOn,
    amount,
    settledOn: cells.dayOrNull(row, 'settledOn'),
  }
}

async function takeInvoices(
  work: Work,
  table: Table,
  setting: Setting,
  file: FileFacts,
  units: readonly UnitToTake<SettledInvoice>[],
): Promise<Became[]> {
  const { entity } = setting
  const drafts = units.map((unit) => unit.lines[0].draft)
  const customers = await customersNamed(work, setting, drafts)
  const issued = await issueImported(work, {
    entityId: entity.id,
    documents: drafts.map((draft) => {
      const customer = inMap(customers, draft.customer)
      return {
        kind: 'invoice',
        number: draft.number,
        customerId: customer.id,
        customerCountry: customer.country,
        issuedOn: draft.issuedOn,
        dueOn: draft.dueOn,
        terms: table.terms,
        currency: entity.currency,
        poNumber: null,
        ourOrder: null,
        billTo: [customer.name],
        language: customer.language,
        originalId: null,
        reason: null,
        orderId: null,
        salespersonId: null,
        lines: [
          plainLine(setting, {
            description: table.description,
            net: draft.amount,
            price: parseDecimal(formatAmount(draft.amount)),
            day: draft.issuedOn,
          }),
        ],
      }
    }),
  })
  const byNumber = new Map(issued.map((document) => [document.number, document]))
  await bookReceipts(work, setting, file, drafts, byNumber)
  return units.map((unit) => became(inMap(byNumber, unit.key).id))
}

async function bookReceipts(
  work: Work,
  { preset, entity, bankAccountId }: Setting,
  file: FileFacts,
  drafts: readonly SettledInvoice[],
  issued: ReadonlyMap<string, IssuedDocument>,
): Promise<void> {
  const [first, ...rest] = drafts.flatMap((draft): ImportedReceipt[] => {
    const document = inMap(issued, draft.number)
    if (draft.settledOn === null) return []
    return [
      {
        lineKey: `${preset.name} ${draft.number}`,
        customerId: document.customerId,
        payerName: draft.customer,
        remittance: draft.number,
        valueOn: draft.settledOn,
        amount: draft.amount,
        paysItem: document.itemId,
      },
    ]
  })
  if (!first) return
  if (!bankAccountId) throw new Error(`preset ${preset.name} brings money and names no bank account`)
  await bookImported(work, { entityId: entity.id, bankAccountId, file, receipts: [first, ...rest] })
}

async function customersNamed(
  work: Work,
  { entity }: Setting,
  drafts: readonly SettledInvoice[],
): Promise<ReadonlyMap<string, Customer>> {
  const numbers = [...new Set(drafts.map((draft) => draft.customer))]
  const found = await customersByNumber(work.tx, numbers)
  const known = new Set(found.map((customer) => customer.number))
  const missing = numbers.filter((number) => !known.has(number))
  await createCustomers(
    work,
    missing.map((number) => ({
      number,
      name: number,
      country: entity.country,
      currency: entity.currency,
      invoiceChannel: 'none' as const,
    })),
  )
  const made = missing.length === 0 ? [] : await customersByNumber(work.tx, missing)
  return new Map([...found, ...made].map((customer) => [customer.number, customer]))
}

function inMap<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`nothing was made of ${key}`)
  return value
}

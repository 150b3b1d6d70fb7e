import type { Day } from '#kernel/day'
import { decimalOf } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { taxRatesOn } from '#modules/catalog'
import { drawNumbers, entityOf, rateOn, today, type LegalEntity } from '#modules/company'
import { customersOf, formatTerms, lockCustomers } from '#modules/parties'
import { billKey, type Billable } from './billable.ts'
import { composeInvoice } from './compose-invoice.ts'
import type { DocumentToIssue, IssuedDocument } from './document.ts'
import { payersCalendar } from './payers-calendar.ts'
import { saveIssued } from './save-issued.ts'
import { showDocuments } from './show-document.ts'
import { customersToBill, lockBillables, markBilled, type BillableChoice } from './store-billables.ts'

type Billing = {
  readonly issuedOn?: Day
  readonly runId?: bigint
  /** Told before the numbers are drawn: from here to the commit, nobody else draws. */
  readonly drawing?: () => void
}

/**
 * Bills what was supplied and is not billed yet: one invoice per customer, terms, address and purchase order. Asking twice bills
 * once. Customers are locked first, the number comes last; everything else is decided before by `composeInvoice`.
 */
export async function issueInvoices(work: Work, request: BillableChoice & Billing): Promise<IssuedDocument[]> {
  await lockCustomers(work, await customersToBill(work.tx, request))
  const rows = (await lockBillables(work.tx, request)).filter((row) => row.heldBackReason === null)
  const issued: IssuedDocument[] = []
  for (const [entityId, ofEntity] of Map.groupBy(rows, (row) => row.entityId)) {
    issued.push(...(await issueForEntity(work, await entityOf(work.tx, entityId), ofEntity, request)))
  }
  return issued
}

/** The same for orders that a person chose: what stands in the way is told, not left out. */
export async function issueChosen(work: Work, { orderIds }: { readonly orderIds: readonly Id<'ord'>[] }) {
  await lockCustomers(work, await customersToBill(work.tx, { orderIds }))
  const rows = await lockBillables(work.tx, { orderIds })
  if (rows.length === 0) throw new Refused('nothing_to_bill')
  const held = rows.find((row) => row.heldBackReason !== null)
  if (held) throw new Refused('billable_is_held_back', { orderId: held.orderId, reason: held.heldBackReason })
  const issued = await issueInvoices(work, { orderIds })
  const ids = issued.map((document) => document.id)
  return { documents: await showDocuments(work, ids) }
}

async function issueForEntity(work: Work, entity: LegalEntity, rows: readonly Billable[], billing: Billing) {
  const issuedOn = billing.issuedOn ?? today(work, entity)
  const groups = groupsOf(rows)
  const documents = await composeAll(work, entity, groups, issuedOn)
  const draw = () => {
    billing.drawing?.()
    return drawNumbers(work, { entityId: entity.id, kind: 'invoice', on: issuedOn, count: documents.length })
  }
  const issued = await saveIssued(work, entity, documents, draw, billing.runId)
  await markBilled(
    work.tx,
    issued.flatMap((document, index) =>
      (groups[index] ?? []).map((row, line) => ({ billableId: row.id, documentId: document.id, position: line + 1 })),
    ),
  )
  return issued
}

/** What goes on one bill together. */
export const groupsOf = (rows: readonly Billable[]): (readonly Billable[])[] => [
  ...Map.groupBy(rows, (row) => billKey({ ...row, termsText: formatTerms(row.terms) })).values(),
]

/** The documents over groups of rows of one entity, decided and not written: a preview asks for the same. */
export async function composeAll(
  work: Work,
  entity: LegalEntity,
  groups: readonly (readonly Billable[])[],
  issuedOn: Day,
): Promise<DocumentToIssue[]> {
  const rows = groups.flat()
  const customers = new Map(
    (await customersOf(work.tx, unique(rows.map((row) => row.customerId)))).map((each) => [each.id, each]),
  )
  const rates = await taxRatesOn(
    work.tx,
    rows.map((row) => ({ taxCodeId: row.taxCodeId, on: row.suppliedOn })),
  )
  const rateAt = new Map(rows.flatMap((row, index) => (rates[index] ? [[row.id, rates[index]] as const] : [])))
  const exchange = await exchangeRates(work, entity, rows, issuedOn)
  const documents: DocumentToIssue[] = []
  for (const [first, ...rest] of groups) {
    if (!first) continue
    const customer = known(customers, first.customerId)
    documents.push(
      composeInvoice([first, ...rest], {
        issuedOn,
        language: customer.language,
        calendar: payersCalendar(customer.country, issuedOn),
        entityRate: known(exchange, first.currency),
        rateOf: (row) => known(rateAt, row.id),
      }),
    )
  }
  return documents
}

async function exchangeRates(work: Work, { currency: base }: LegalEntity, rows: readonly Billable[], day: Day) {
  const rates = new Map([[base, decimalOf(1n)]])
  for (const currency of unique(rows.map((row) => row.currency))) {
    if (currency !== base) rates.set(currency, await rateOn(work.tx, { currency, base, day }))
  }
  return rates
}

function known<K, V>(values: ReadonlyMap<K, V>, key: K): V {
  const value = values.get(key)
  if (value === undefined) throw new Error(`nothing is known of ${String(key)}`)
  return value
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

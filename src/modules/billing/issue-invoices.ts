import type { Day } from '#kernel/day'
import { decimalOf } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { taxRatesOn } from '#modules/catalog'
import { drawNumbers, entityOf, rateOn, today, type LegalEntity } from '#modules/company'
import { customersOf, formatTerms, lockCustomers, type Customer } from '#modules/parties'
import { billKey, type Billable } from './billable.ts'
import { composeInvoice } from './compose-invoice.ts'
import type { DocumentToIssue, IssuedDocument } from './document.ts'
import { payersCalendar } from './payers-calendar.ts'
import { saveIssued } from './save-issued.ts'
import { customersToBill, lockBillables, markBilled, type BillableChoice } from './store.ts'

/**
 * Bills what was supplied and is not billed yet: one invoice per customer, terms, address and purchase order. Asking twice bills
 * once. Customers are locked first, the number comes last; everything else is decided before by `composeInvoice`.
 */
export async function issueInvoices(
  work: Work,
  request: BillableChoice & { readonly issuedOn?: Day },
): Promise<IssuedDocument[]> {
  await lockCustomers(work, await customersToBill(work.tx, request))
  const rows = await lockBillables(work.tx, request)
  const issued: IssuedDocument[] = []
  for (const [entityId, ofEntity] of Map.groupBy(rows, (row) => row.entityId)) {
    issued.push(...(await issueForEntity(work, await entityOf(work.tx, entityId), ofEntity, request.issuedOn)))
  }
  return issued
}

async function issueForEntity(work: Work, entity: LegalEntity, rows: readonly Billable[], day?: Day) {
  const issuedOn = day ?? today(work, entity)
  const groups = [...Map.groupBy(rows, (row) => billKey({ ...row, termsText: formatTerms(row.terms) })).values()]
  const documents = await compose(work, entity, groups, issuedOn)
  const issued = await saveIssued(work, entity, documents, () =>
    drawNumbers(work, { entityId: entity.id, kind: 'invoice', on: issuedOn, count: documents.length }),
  )
  await markBilled(
    work.tx,
    issued.flatMap((document, index) =>
      (groups[index] ?? []).map((row, line) => ({ billableId: row.id, documentId: document.id, position: line + 1 })),
    ),
  )
  return issued
}

async function compose(
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
  const rateAt = new Map(rows.map((row, index) => [row.id, rates[index]]))
  const documents: DocumentToIssue[] = []
  for (const [first, ...rest] of groups) {
    if (!first) continue
    const customer = known(customers, first.customerId)
    documents.push(
      composeInvoice([first, ...rest], {
        issuedOn,
        language: customer.language,
        calendar: payersCalendar(customer.country, issuedOn),
        entityRate: await entityRate(work, entity, first, issuedOn),
        rateOf: (row) => {
          const rate = rateAt.get(row.id)
          if (!rate) throw new Error(`no tax rate for billable ${row.id}`)
          return rate
        },
      }),
    )
  }
  return documents
}

const entityRate = (work: Work, entity: LegalEntity, row: Billable, on: Day) =>
  row.currency === entity.currency
    ? decimalOf(1n)
    : rateOn(work.tx, { currency: row.currency, base: entity.currency, day: on })

function known(customers: ReadonlyMap<Id<'cus'>, Customer>, id: Id<'cus'>): Customer {
  const customer = customers.get(id)
  if (!customer) throw new Error(`no customer ${id}`)
  return customer
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

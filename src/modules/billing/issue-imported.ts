import type { Day } from '#kernel/day'
import { decimalOf, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { entityOf, importedSeries, rateOn, type LegalEntity } from '#modules/company'
import { dueOn, effectiveDueOn, lockCustomers, type Terms } from '#modules/parties'
import { anchorDay } from './compose-invoice.ts'
import type { DocumentKind, DocumentLine, DocumentToIssue, IssuedDocument } from './document.ts'
import { payersCalendar } from './payers-calendar.ts'
import { saveIssued } from './save-issued.ts'
import { numbersTaken } from './store.ts'
import { totalsOf } from './totals.ts'

/** A document that another system issued: its number and days are kept, its amounts are the file's. */
export type ImportedDocument = {
  readonly kind: DocumentKind
  readonly number: string
  readonly customerId: Id<'cus'>
  readonly customerCountry: string
  readonly issuedOn: Day
  /** As the file says; otherwise the terms decide. */
  readonly dueOn?: Day
  readonly terms: Terms
  readonly currency: Currency
  readonly poNumber: string | null
  readonly ourOrder: string | null
  readonly billTo: readonly string[]
  readonly language: string
  readonly originalId: Id<'inv'> | null
  readonly reason: string | null
  readonly orderId: Id<'ord'> | null
  readonly salespersonId: Id<'stf'> | null
  readonly lines: readonly [DocumentLine, ...(readonly DocumentLine[])]
}

/**
 * Takes over issued documents of one entity, with the postings and items of any other. Their numbers live in a series of their own
 * that the gap check leaves out; a number that is taken already refuses all of them.
 */
export async function issueImported(
  work: Work,
  request: { readonly entityId: Id<'ent'>; readonly documents: readonly ImportedDocument[] },
): Promise<IssuedDocument[]> {
  const entity = await entityOf(work.tx, request.entityId)
  await lockCustomers(
    work,
    request.documents.map((document) => document.customerId),
  )
  const issued: IssuedDocument[] = []
  for (const [kind, imported] of Map.groupBy(request.documents, (document) => document.kind)) {
    const numbers = imported.map((document) => document.number)
    const [taken] = await numbersTaken(work.tx, { entityId: entity.id, kind, numbers })
    if (taken) throw new Refused('number_is_taken', { kind, number: taken })
    const documents: DocumentToIssue[] = []
    for (const document of imported) {
      documents.push(toIssue(document, entity, await entityRate(work, entity, document)))
    }
    const seriesId = await importedSeries(work, { entityId: entity.id, kind })
    issued.push(
      ...(await saveIssued(work, entity, documents, async () => ({ seriesId, numbers }), undefined, 'another system')),
    )
  }
  return issued
}

function toIssue(document: ImportedDocument, entity: LegalEntity, rate: Decimal): DocumentToIssue {
  const { number: _number, customerCountry, dueOn: given, currency, ...kept } = document
  const { issuedOn, terms } = document
  const due = given ?? dueOn(terms, anchorDay(terms, { issuedOn, deliveredOn: issuedOn }))
  return {
    ...kept,
    ...totalsOf(currency, document.lines),
    entityId: entity.id,
    taxPointOn: issuedOn,
    dueOn: due,
    effectiveDueOn: effectiveDueOn(due, payersCalendar(customerCountry, due)),
    receivedOn: issuedOn,
    entityRate: rate,
    discount: null,
  }
}

const entityRate = (work: Work, entity: LegalEntity, { currency, issuedOn }: ImportedDocument) =>
  currency === entity.currency ? decimalOf(1n) : rateOn(work.tx, { currency, base: entity.currency, day: issuedOn })

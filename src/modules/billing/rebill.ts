import type { Day } from '#kernel/day'
import { compareDecimals, decimalOf, lineAmount, parseDecimal, subtract, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { compare, formatAmount, isZero, minus, type Money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { NotFound } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { drawNumbers, entityOf, today } from '#modules/company'
import { customerOf, dueOn, effectiveDueOn, lockCustomers, parseTerms } from '#modules/parties'
import { anchorDay } from './compose-invoice.ts'
import { creditByLine } from './credit-by-line.ts'
import type { CreditableLine } from './credit.ts'
import type { DocumentLine, DocumentToIssue, IssuedDocument } from './document.ts'
import { payersCalendar } from './payers-calendar.ts'
import { saveIssued } from './save-issued.ts'
import { creditFacts, documentHeads, documentLines, type DocumentHead, type LineRow } from './store.ts'
import { totalsOf } from './totals.ts'

/** What is put right on the new bill; what is not named stays as it was. */
export type Correction = {
  readonly poNumber?: string | null
  readonly billTo?: readonly string[]
  readonly prices?: readonly { readonly lineId: Id<'iln'>; readonly unitPrice: Decimal }[]
}

/**
 * Takes a bill back whole and writes it anew, corrected, in one transaction. The new one has its own due day, since the customer could
 * not pay the wrong one, and keeps the day on which the first was due: ageing can show either.
 */
export async function rebill(
  work: Work,
  request: { readonly documentId: Id<'inv'>; readonly correction: Correction; readonly reason: string },
): Promise<{ readonly credit: IssuedDocument; readonly invoice: IssuedDocument }> {
  const [invoice] = await documentHeads(work.tx, [request.documentId])
  if (!invoice) throw new NotFound()
  if (invoice.kind !== 'invoice') throw new Refused('only_invoices_are_credited', { number: invoice.number })
  await lockCustomers(work, [invoice.customerId])
  const left = (await creditFacts(work.tx, invoice.id)).lines.filter((line) => !isZero(netLeft(line)))
  if (left.length === 0) throw new Refused('invoice_is_credited', { number: invoice.number })
  const billed = await documentLines(work.tx, [invoice.id])
  const corrected = await correct(work, invoice, left, billed, request.correction)
  const credit = await creditByLine(work, {
    documentId: invoice.id,
    lines: left.map((line) => ({ lineId: line.id, net: netLeft(line) })),
    reason: request.reason,
  })
  const entity = await entityOf(work.tx, invoice.entityId)
  const [issued] = await saveIssued(work, entity, [corrected], () =>
    drawNumbers(work, { entityId: entity.id, kind: 'invoice', on: corrected.issuedOn, count: 1 }),
  )
  if (!issued) throw new Error('no invoice was issued')
  return { credit, invoice: issued }
}

const netLeft = (line: CreditableLine): Money => minus(line.net, line.creditedNet)

async function correct(
  work: Work,
  invoice: DocumentHead,
  left: readonly CreditableLine[],
  billed: readonly LineRow[],
  correction: Correction,
): Promise<DocumentToIssue> {
  const entity = await entityOf(work.tx, invoice.entityId)
  const customer = await customerOf(work.tx, invoice.customerId)
  const issuedOn = today(work, entity)
  const terms = parseTerms(invoice.terms)
  const due: Day = dueOn(terms, anchorDay(terms, { issuedOn, deliveredOn: invoice.taxPointOn }))
  const originId = await originOf(work)
  const [first, ...rest] = left.map((line) => lineAgain(line, billed, correction, { ...invoice, originId }))
  if (!first) throw new Error('a bill of no lines')
  const lines = [first, ...rest] as const
  return {
    kind: 'invoice',
    entityId: invoice.entityId,
    customerId: invoice.customerId,
    issuedOn,
    taxPointOn: invoice.taxPointOn,
    dueOn: due,
    effectiveDueOn: effectiveDueOn(due, payersCalendar(customer.country, issuedOn)),
    receivedOn: null,
    terms,
    ...totalsOf(invoice.currency, lines),
    entityRate: parseDecimal(invoice.entityRate),
    discount: null,
    poNumber: correction.poNumber === undefined ? invoice.poNumber : correction.poNumber,
    ourOrder: invoice.ourOrder,
    billTo: correction.billTo ?? invoice.billTo,
    language: invoice.language,
    originalId: null,
    replacesId: invoice.id,
    // A bill that is corrected twice keeps the first day.
    originallyDueOn: invoice.originallyDueOn ?? invoice.dueOn,
    reason: null,
    orderId: invoice.orderId,
    salespersonId: invoice.salespersonId,
    lines,
  }
}

function lineAgain(
  line: CreditableLine,
  billed: readonly LineRow[],
  { prices = [] }: Correction,
  { currency, originId }: DocumentHead,
): DocumentLine {
  const original = billed.find((each) => each.id === line.id)
  if (!original) throw new Error(`no line ${line.id}`)
  const quantityLeft = subtract(line.quantity, line.creditedQuantity)
  const price = prices.find((each) => each.lineId === line.id)?.unitPrice
  if (price && price.digits < 0n) throw new Refused('price_is_negative', { line: line.id })
  const atPrice = price ?? line.unitPrice
  const computed = lineAmount(quantityLeft, atPrice, currency)
  // Where an earlier credit took money off the price, quantity times price is more than what is left of the line: it is billed whole.
  const asLeft = price === undefined && compare(computed, netLeft(line)) !== 0
  const whole = asLeft || compareDecimals(quantityLeft, decimalOf(0n)) <= 0
  return {
    ...copied(original),
    quantity: whole ? decimalOf(1n) : quantityLeft,
    unitPrice: whole ? priceOf(netLeft(line)) : atPrice,
    net: whole ? netLeft(line) : computed,
    taxPercent: line.taxPercent,
    priceKind: price === undefined ? original.priceKind : 'typed',
    priceOriginId: price === undefined ? original.priceOriginId : originId,
  }
}

const priceOf = (net: Money): Decimal => parseDecimal(formatAmount(net))

const copied = (original: LineRow) => ({
  productId: original.productId,
  orderLineId: original.orderLineId,
  deliveryLineId: original.deliveryLineId,
  originalLineId: null,
  description: original.description,
  detail: original.detail,
  unit: original.unit,
  revenue: original.revenue,
  taxCodeId: original.taxCodeId,
  taxRateId: original.taxRateId,
  priceId: original.priceId,
  suppliedOn: original.suppliedOn,
  deliveryNote: original.deliveryNote,
  quantityOriginId: original.quantityOriginId,
})

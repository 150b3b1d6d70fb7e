import type { Calendar } from '#kernel/calendar'
import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { percentage } from '#kernel/decimal'
import type { Money } from '#kernel/money'
import { discountUntil, dueOn, effectiveDueOn, type Terms } from '#modules/parties'
import { netOf, type Billable } from './billable.ts'
import type { CashDiscount, DocumentLine, DocumentToIssue } from './document.ts'
import { totalsOf } from './totals.ts'

export type InvoiceFacts = {
  readonly issuedOn: Day
  readonly language: string
  /** The payer's banking days: a due day on a holiday of his counts on his next banking day. */
  readonly calendar: Calendar
  readonly entityRate: Decimal
  readonly rateOf: (row: Billable) => { readonly taxRateId: bigint | null; readonly percent: Decimal }
}

/** A bill over what was supplied: all rows have the same `billKey`. The tax point is the last supply on it. */
export function composeInvoice(rows: readonly [Billable, ...Billable[]], facts: InvoiceFacts): DocumentToIssue {
  const [first, ...rest] = rows
  const lines = [lineOf(first, facts), ...rest.map((row) => lineOf(row, facts))] as const
  const totals = totalsOf(first.currency, lines)
  const taxPointOn = rows.reduce((latest, row) => (row.suppliedOn > latest ? row.suppliedOn : latest), first.suppliedOn)
  const anchor = anchorDay(first.terms, { issuedOn: facts.issuedOn, deliveredOn: taxPointOn })
  return {
    kind: 'invoice',
    entityId: first.entityId,
    customerId: first.customerId,
    issuedOn: facts.issuedOn,
    taxPointOn,
    ...dueDays(first.terms, anchor, totals.gross, facts.calendar),
    receivedOn: null,
    terms: first.terms,
    ...totals,
    entityRate: facts.entityRate,
    poNumber: first.poNumber,
    ourOrder: same(rows.map((row) => row.ourOrder)),
    billTo: first.billTo,
    language: facts.language,
    originalId: null,
    reason: null,
    orderId: same<Id<'ord'>>(rows.map((row) => row.orderId)),
    salespersonId: same<Id<'stf'>>(rows.map((row) => row.salespersonId)),
    lines,
  }
}

function lineOf(row: Billable, { rateOf }: InvoiceFacts): DocumentLine {
  const { taxRateId, percent } = rateOf(row)
  return {
    productId: row.productId,
    orderLineId: row.orderLineId,
    deliveryLineId: row.deliveryLineId,
    originalLineId: null,
    description: row.description,
    detail: row.detail,
    quantity: row.quantity,
    unit: row.unit,
    unitPrice: row.unitPrice,
    net: netOf(row),
    revenue: row.revenue,
    taxCodeId: row.taxCodeId,
    taxRateId,
    taxPercent: percent,
    priceKind: row.priceKind,
    priceId: row.priceId,
    suppliedOn: row.suppliedOn,
    deliveryNote: row.deliveryNote,
    priceOriginId: row.priceOriginId,
    quantityOriginId: row.quantityOriginId,
  }
}

/** Until the customer has it, a bill whose terms count from receipt counts from its issue. */
export const anchorDay = (terms: Terms, { issuedOn, deliveredOn }: { issuedOn: Day; deliveredOn: Day }): Day =>
  terms.anchor === 'delivery' ? deliveredOn : issuedOn

export type DueDays = Pick<DocumentToIssue, 'dueOn' | 'effectiveDueOn' | 'discount'>

/** When an invoice is due, and until when it may be paid for less, counted from the anchor of its terms. */
export function dueDays(terms: Terms, anchor: Day, gross: Money, calendar: Calendar): DueDays {
  const due = dueOn(terms, anchor)
  return {
    dueOn: due,
    effectiveDueOn: effectiveDueOn(due, calendar),
    discount: cashDiscount(terms, anchor, gross, calendar),
  }
}

export function cashDiscount(terms: Terms, anchor: Day, gross: Money, calendar: Calendar): CashDiscount | null {
  const until = discountUntil(terms, anchor)
  if (!terms.discount || !until) return null
  return {
    percent: terms.discount.percent,
    until,
    effectiveUntil: effectiveDueOn(until, calendar),
    amount: percentage(gross, terms.discount.percent),
  }
}

const same = <T>(values: readonly (T | null)[]): T | null => {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

import { yearOf, type Day } from '#kernel/day'
import { parseDecimal, percentage } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { minus, type Money } from '#kernel/money'
import { calendarFor } from '#platform/calendars'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import type { PriceWhy } from '#modules/catalog'
import { staffOf, today } from '#modules/company'
import { previewCredit } from '#modules/credit'
import { customerOf, describeTerms, discountUntil, dueOn, effectiveDueOn, formatTerms } from '#modules/parties'
import { completeOrder, type OrderRequest } from './complete-order.ts'
import { examine } from './examine.ts'
import { lineMargin, marginOf } from './margin.ts'
import type { OrderHead } from './order.ts'
import type { PricedLine } from './price-lines.ts'
import { usualQuantities } from './store.ts'
import { withTermsWords } from './terms-words.ts'

/** Looks at an order that is being written, exactly as it would be placed, and keeps nothing. */
export async function lookAtOrder(work: Work, request: OrderRequest) {
  const { draftId, head, lines } = await completeOrder(work, request)
  const [examined] = await examine(work, [{ orderId: draftId, head, lines, enteredAt: null }], 'zero')
  const { entity, priced, findings } = found(examined)
  const { net, tax, gross, taxes } = priced.totals
  const credit = await previewCredit(work.tx, {
    customerId: head.customerId,
    gross,
    expectedOn: head.wishedOn,
    prepaid: false,
    on: today(work, entity),
  })
  const usual = await usualQuantities(
    work.tx,
    priced.lines.map(({ productId }) => ({ customerId: head.customerId, productId })),
  )
  const names = await namesOf(work, priced.lines)
  const seesCost = work.who.permissions.has('catalog.read')
  return {
    lines: priced.lines.map((line) => ({
      ...lineOf(line, names),
      ...(seesCost ? lineMargin(line) : { margin: null, marginPercent: null }),
      usual: [...(usual.find((each) => each.productId === line.productId)?.quantities ?? [])],
    })),
    net,
    tax,
    gross,
    taxes: [...taxes],
    margin: seesCost ? marginOf(priced.lines, net.currency) : null,
    findings: findings.map((finding) => withTermsWords(finding, work.language)),
    terms: formatTerms(head.terms),
    termsText: describeTerms(head.terms, work.language),
    credit: {
      verdict: credit.decision.verdict,
      limit: credit.limit?.amount ?? null,
      parts: credit.parts,
      order: credit.order,
      uncountedUntil: credit.uncountedUntil,
      exposure: credit.exposure,
      exposureAfter: credit.after.exposure,
      headroom: credit.headroom,
      headroomAfter: credit.after.headroom,
      releases: [...credit.releases],
    },
    due: await dueExample(work, head, gross, today(work, entity)),
  }
}

type Names = ReadonlyMap<Id<'stf'>, string>

async function namesOf(work: Work, lines: readonly PricedLine[]): Promise<Names> {
  const ids = lines.flatMap(({ prices }) => [prices.list?.setBy ?? [], prices.agreement?.setBy ?? []].flat())
  return new Map((await staffOf(work.tx, [...new Set(ids)])).map((staff) => [staff.id, staff.name]))
}

function lineOf(line: PricedLine, names: Names) {
  return {
    productId: line.productId,
    sku: line.product.sku,
    description: line.description,
    detail: line.detail,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    expectedPrice: line.expectedPrice,
    priceKind: line.priceKind,
    net: line.net,
    list: why(line.prices.list, names),
    agreement: why(line.prices.agreement, names),
    taxPercent: line.taxPercent,
    noPrice: line.expectedPrice === null && line.unitPrice.digits === 0n,
  }
}

const why = (price: PriceWhy | null, names: Names) =>
  price && {
    amount: price.amount,
    name: price.name,
    fromOn: price.fromOn,
    setBy: price.setBy ? (names.get(price.setBy) ?? null) : null,
    setAt: price.setAt,
  }

/** Delivered and billed on the wished day, or today: the day that terms make of it, shown before anybody signs. */
async function dueExample(work: Work, head: OrderHead, gross: Money, now: Day) {
  const customer = await customerOf(work.tx, head.customerId)
  const billedOn = head.wishedOn && head.wishedOn > now ? head.wishedOn : now
  const due = dueOn(head.terms, billedOn)
  const calendar = calendarFor(customer.country, { from: yearOf(due), to: yearOf(due) + 1 })
  const until = discountUntil(head.terms, billedOn)
  const percent = head.terms.discount?.percent ?? parseDecimal('0')
  return {
    billedOn,
    dueOn: due,
    effectiveDueOn: effectiveDueOn(due, calendar),
    discount: until && { until, percent, pays: minus(gross, percentage(gross, percent)) },
  }
}

import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { zero, type Currency } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { totalsOf } from '#modules/billing'
import { pricesFor, productsOf, type PriceAnswer, type PriceWhy } from '#modules/catalog'
import { entityOf, staffOf, today } from '#modules/company'
import { ordersOf } from '#modules/orders'
import { contactsOf, customerOf, describeTerms, parseTerms } from '#modules/parties'
import { opportunityNamed } from '#modules/sales'
import { lineDrafts, readTerms, usualContent, type ContentRequest } from './complete-quote.ts'
import { priceQuote } from './price-quote.ts'
import { authorityOf, isProduct, isWithin, largestDiscount, type QuoteHead, type QuoteLine } from './quote.ts'
import { happeningsOf, openQuestions } from './store-happenings.ts'
import { policyOf } from './store-policy.ts'
import { linesOf, quoteOf, versionsOf, type QuoteVersion } from './store.ts'

/** A quote as its page shows it. */
export async function readQuote(work: Work, { quoteId }: { readonly quoteId: Id<'quo'> }) {
  const quote = found(await quoteOf(work.tx, quoteId))
  const versions = await versionsOf(work.tx, quoteId)
  const latest = found(versions[0])
  const lines = await linesOf(work.tx, latest.id)
  const customer = await customerOf(work.tx, quote.customerId)
  const entity = await entityOf(work.tx, quote.entityId)
  const people = await namesOf(work, [quote.salespersonId, latest.askedBy, latest.approvedBy])
  const contact = (await contactsOf(work.tx, [customer.id])).find(({ id }) => id === latest.contactId)
  const [order] = quote.orderId === null ? [] : await ordersOf(work.tx, [quote.orderId])
  const authority = authorityOf(work.who.roles, await policyOf(work.tx))
  const discountPercent = parseDecimal(latest.discountPercent)
  const needed = latest.approvedAt === null && !isWithin(discountPercent, authority)
  const { taxes } = totalsOf(quote.currency, lines.filter(isProduct))
  const questions = (await openQuestions(work.tx, [quoteId]))[0]?.count ?? 0
  const opportunity = quote.opportunityId === null ? null : await opportunityNamed(work, quote.opportunityId)
  return {
    ...quote,
    ...latest,
    id: quote.id,
    state: quote.state,
    version: quote.version,
    entityName: entity.name,
    customerNumber: customer.number,
    customerName: customer.name,
    opportunity,
    salesperson: { id: quote.salespersonId, name: people.get(quote.salespersonId) ?? '' },
    versionNo: latest.no,
    contactName: contact?.name ?? null,
    termsText: describeTerms(parseTerms(latest.terms), work.language),
    lines: await linesWithReasons(work, quote, lines),
    taxes: [...taxes],
    discountPercent,
    approval: {
      needed,
      authority,
      askedBy: latest.askedBy && (people.get(latest.askedBy) ?? null),
      askedAt: latest.askedAt,
      note: latest.askedNote,
      approvedBy: latest.approvedBy && (people.get(latest.approvedBy) ?? null),
      approvedAt: latest.approvedAt,
    },
    order: order ? { id: order.id, number: order.number, status: order.status } : null,
    versions: versions.map(({ no, state, net, gross, validUntil, sentAt, fileId }) => ({
      no,
      state,
      net,
      gross,
      validUntil,
      sentAt,
      hasPaper: fileId !== null,
    })),
    happenings: await happeningsOf(work.tx, quoteId),
    can: allowed(work, quote, { latest, needed, authority, questions }),
  }
}

type Look = {
  readonly latest: QuoteVersion
  readonly needed: boolean
  readonly authority: ReturnType<typeof authorityOf>
  readonly questions: number
}
type Can =
  | 'write'
  | 'discard'
  | 'ask'
  | 'approve'
  | 'send'
  | 'resend'
  | 'revise'
  | 'drop'
  | 'withdraw'
  | 'answer'
  | 'answerForThem'

/** What the one who asks may do now; the verbs refuse the rest. */
function allowed({ who }: Work, quote: QuoteHead, { latest, needed, authority, questions }: Look): Can[] {
  const sells = who.permissions.has('sales.sell')
  const writes = sells && (quote.state === 'draft' || quote.state === 'waiting')
  const checks =
    who.permissions.has('quote.approve') &&
    quote.state === 'waiting' &&
    isWithin(parseDecimal(latest.discountPercent), authority) &&
    who.staffId !== latest.askedBy
  const every: readonly (readonly [Can, boolean])[] = [
    ['write', writes],
    ['discard', writes && quote.number === null],
    ['drop', writes && quote.number !== null],
    ['ask', sells && quote.state === 'draft' && needed],
    ['approve', checks],
    ['send', sells && quote.state === 'draft' && !needed],
    ['resend', sells && quote.state === 'sent'],
    ['answerForThem', sells && quote.state === 'sent'],
    ['withdraw', sells && quote.state === 'sent'],
    ['revise', sells && !['draft', 'waiting', 'accepted'].includes(quote.state)],
    ['answer', sells && questions > 0],
  ]
  return every.flatMap(([can, may]) => (may ? [can] : []))
}

/** Reads a quote that is being written exactly as it would be kept, and keeps nothing. */
export async function checkQuote(
  work: Work,
  request: Pick<ContentRequest, 'lines' | 'terms'> & {
    readonly customerId: Id<'cus'>
    readonly entityId: Id<'ent'>
    readonly currency?: Currency | undefined
  },
) {
  const customer = await customerOf(work.tx, request.customerId)
  const now = today(work, await entityOf(work.tx, request.entityId))
  const policy = await policyOf(work.tx)
  const currency = request.currency ?? customer.currency
  const usual = await usualContent(work, { customer, today: now, validDays: policy.validDays })
  const drafts = lineDrafts(request.lines)
  const { lines, reasons, totals } = await priceQuote(
    work.tx,
    { customerId: customer.id, currency, on: now, lines: drafts },
    'zero',
  )
  const discountPercent = largestDiscount(lines)
  const authority = authorityOf(work.who.roles, policy)
  const terms = request.terms === undefined ? usual.terms : readTerms(request.terms)
  const shown = await shownLines(work, { lines, reasons, currency })
  return {
    lines: shown.map((line) => ({
      ...line,
      noPrice: line.kind === 'product' && line.expectedPrice === null && line.unitPrice?.digits === 0n,
    })),
    net: totals.net,
    tax: totals.tax,
    gross: totals.gross,
    taxes: [...totals.taxes],
    discountPercent,
    authority,
    needsApproval: !isWithin(discountPercent, authority),
    terms,
    termsText: describeTerms(parseTerms(terms), work.language),
    validUntil: usual.validUntil,
  }
}

/** The reasons of stored lines: the prices that spoke on the day on which the version was sent, or speak today. */
async function linesWithReasons(work: Work, quote: QuoteHead, lines: readonly QuoteLine[]) {
  const now = today(work, await entityOf(work.tx, quote.entityId))
  const { customerId, currency } = quote
  const products = lines.filter(isProduct)
  const answers = await pricesFor(work.tx, {
    asks: products.map(({ productId }) => ({ productId, customerId, currency, on: now })),
  })
  let next = 0
  const reasons = lines.map((line) => (isProduct(line) ? (answers[next++] ?? null) : null))
  return shownLines(work, { lines, reasons, currency })
}

type Shown = {
  readonly lines: readonly QuoteLine[]
  readonly reasons: readonly (PriceAnswer | null)[]
  readonly currency: Currency
}

async function shownLines(work: Work, { lines, reasons, currency }: Shown) {
  const products = new Map(
    (await productsOf(work.tx, [...new Set(lines.filter(isProduct).map((line) => line.productId))])).map((each) => [
      each.id,
      each,
    ]),
  )
  const setters = reasons.flatMap((reason) => [reason?.list?.setBy ?? null, reason?.agreement?.setBy ?? null])
  const names = await namesOf(work, setters)
  return lines.map((line, index) => {
    if (!isProduct(line)) return { ...blank, ...line, net: zero(currency) }
    const reason = reasons[index]
    return {
      ...line,
      sku: products.get(line.productId)?.sku ?? null,
      list: why(reason?.list ?? null, names),
      agreement: why(reason?.agreement ?? null, names),
    }
  })
}

const blank = {
  productId: null,
  sku: null,
  quantity: null,
  unit: null,
  unitPrice: null,
  expectedPrice: null,
  priceKind: null,
  discountPercent: parseDecimal('0'),
  taxPercent: null,
  list: null,
  agreement: null,
} as const

const why = (price: PriceWhy | null, names: ReadonlyMap<Id<'stf'>, string>) =>
  price && {
    amount: price.amount,
    name: price.name,
    fromOn: price.fromOn,
    setBy: price.setBy ? (names.get(price.setBy) ?? null) : null,
    setAt: price.setAt,
  }

async function namesOf(work: Work, ids: readonly (Id<'stf'> | null)[]): Promise<ReadonlyMap<Id<'stf'>, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  return new Map((await staffOf(work.tx, known)).map((staff) => [staff.id, staff.name]))
}

import { formatDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf, staffOf, today } from '#modules/company'
import { customerOf, type Customer } from '#modules/parties'
import { opportunityToQuote } from '#modules/sales'
import { completeContent, lineDrafts, usualContent, type ContentRequest } from './complete-quote.ts'
import { priceQuote } from './price-quote.ts'
import { largestDiscount, mayBeWritten, type QuoteContent, type QuoteHead } from './quote.ts'
import { insertHappening } from './store-happenings.ts'
import { policyOf } from './store-policy.ts'
import {
  deleteQuote,
  deleteVersion,
  insertQuote,
  insertVersion,
  lockQuote,
  moveQuote,
  replaceLines,
  rewriteVersion,
  versionsOf,
  type QuoteVersion,
} from './store.ts'

export type QuoteRequest = ContentRequest & {
  readonly entityId: Id<'ent'>
  readonly customerId?: Id<'cus'> | undefined
  readonly opportunityId?: Id<'opp'> | undefined
  readonly salespersonId?: Id<'stf'> | undefined
  readonly currency?: Currency | undefined
}

/** Begins a quote. What is not said comes from the customer's record and from the policy. */
export async function createQuote(work: Work, request: QuoteRequest): Promise<Id<'quo'>> {
  const opportunity = request.opportunityId ? await opportunityToQuote(work, request.opportunityId) : null
  const customer = await customerOf(work.tx, found(opportunity?.customerId ?? request.customerId))
  if (!customer.active) throw new Refused('customer_is_closed', { customer: customer.name })
  const salespersonId = request.salespersonId ?? opportunity?.ownerId ?? customer.ownerId ?? work.who.staffId
  await refuseStranger(work, salespersonId)
  const originId = await originOf(work)
  const quoteId = await insertQuote(
    work.tx,
    {
      entityId: request.entityId,
      customerId: customer.id,
      opportunityId: opportunity?.id ?? null,
      salespersonId: found(salespersonId),
      currency: request.currency ?? opportunity?.currency ?? customer.currency,
    },
    { at: work.at, originId },
  )
  const quote = found(await lockQuote(work.tx, quoteId))
  const entity = await entityOf(work.tx, quote.entityId)
  const { validDays } = await policyOf(work.tx)
  const usual = await usualContent(work, { customer, today: today(work, entity), validDays })
  const version = await composed(work, quote, customer, { request, before: usual, no: 1 })
  const versionId = await insertVersion(work.tx, version.row, originId)
  await replaceLines(work.tx, versionId, version.lines, originId)
  await tell(work, quote, 'made')
  return quoteId
}

type Writing = { readonly request: ContentRequest; readonly before: QuoteContent; readonly no: number }

async function composed(work: Work, quote: QuoteHead, customer: Customer, { request, before, no }: Writing) {
  const now = today(work, await entityOf(work.tx, quote.entityId))
  const content = await completeContent(work, request, before, { customer, today: now })
  const { lines, totals } = await priceQuote(
    work.tx,
    { customerId: customer.id, currency: quote.currency, on: now, lines: lineDrafts(request.lines) },
    'refuse',
  )
  const { net, tax, gross } = totals
  const discountPercent = formatDecimal(largestDiscount(lines))
  return { lines, row: { ...content, quoteId: quote.id, no, net, tax, gross, discountPercent } }
}

export type QuoteChange = ContentRequest & {
  readonly quoteId: Id<'quo'>
  readonly salespersonId?: Id<'stf'> | undefined
  readonly entityId?: Id<'ent'> | undefined
}

/** Writes a draft anew, with all of its lines. A yes that was given to what stood there before is gone. */
export async function changeQuote(work: Work, { quoteId, salespersonId, entityId, ...request }: QuoteChange) {
  await refuseStranger(work, salespersonId)
  const { quote, latest } = await lockedQuote(work, quoteId)
  insist(mayBeWritten(quote))
  if (entityId && entityId !== quote.entityId && quote.number !== null) {
    throw new Refused('quote_is_not_a_draft', { field: 'entityId' })
  }
  const moved = { ...quote, entityId: entityId ?? quote.entityId }
  const customer = await customerOf(work.tx, quote.customerId)
  const originId = await originOf(work)
  const { row, lines } = await composed(work, moved, customer, { request, before: latest, no: latest.no })
  await rewriteVersion(work.tx, latest.id, row, originId)
  await replaceLines(work.tx, latest.id, lines, originId)
  await moveQuote(work.tx, quoteId, {
    state: 'draft',
    entityId: moved.entityId,
    ...(salespersonId ? { salespersonId } : {}),
  })
}

/** Throws away what never left the house. */
export async function discardQuote(work: Work, { quoteId }: { readonly quoteId: Id<'quo'> }): Promise<void> {
  const { quote, latest } = await lockedQuote(work, quoteId)
  insist(mayBeWritten(quote))
  if (quote.number !== null) throw new Refused('quote_was_sent', { number: quote.number })
  await deleteVersion(work.tx, latest.id)
  await deleteQuote(work.tx, quoteId)
}

/** The quote under its lock, as the caller saw it, with its latest version. */
export async function lockedQuote(
  work: Work,
  quoteId: Id<'quo'>,
): Promise<{ readonly quote: QuoteHead; readonly latest: QuoteVersion; readonly versions: readonly QuoteVersion[] }> {
  const quote = found(await lockQuote(work.tx, quoteId))
  sameVersion(work, quote.version)
  const versions = await versionsOf(work.tx, quoteId)
  return { quote, latest: found(versions[0]), versions }
}

/** A line of the quote's own story. */
export async function tell(
  work: Work,
  quote: Pick<QuoteHead, 'id' | 'latestNo'>,
  kind: Parameters<typeof insertHappening>[1]['kind'],
  said: {
    readonly words?: string | null
    readonly name?: string | null
    readonly linkId?: bigint | null
    readonly staffId?: Id<'stf'> | null
  } = {},
): Promise<void> {
  const row = { quoteId: quote.id, versionNo: quote.latestNo, kind, at: work.at, staffId: work.who.staffId, ...said }
  await insertHappening(work.tx, row, await originOf(work))
}

async function refuseStranger(work: Work, staffId: Id<'stf'> | null | undefined): Promise<void> {
  if (staffId && (await staffOf(work.tx, [staffId])).length === 0) {
    throw new Refused('colleague_is_unknown', { field: 'salespersonId' })
  }
}

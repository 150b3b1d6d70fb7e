import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { permissionsOf } from '#platform/rights'
import type { Work } from '#platform/work'
import { allStaff } from '#modules/company'
import { ordersOf } from '#modules/orders'
import { authorityOf, isWithin, type QuoteState } from './quote.ts'
import type { HappeningKind } from './happening.ts'
import { lastHappening, lastQuestion } from './store-happenings.ts'
import { policyOf } from './store-policy.ts'
import { quoteOf, versionsOf } from './store.ts'

/** How a quote stands with those who work on it. */
export type QuoteNews = {
  readonly state: QuoteState
  readonly salespersonId: Id<'stf'>
  readonly askedBy: Id<'stf'> | null
  /** Who may say yes to its discount: not the one who asked. */
  readonly approvers: readonly Id<'stf'>[]
  /** What the customer asked and nobody answered. */
  readonly question: string | null
  readonly endsSoon: boolean
  readonly orderNumber: string | null
  readonly last: { readonly id: bigint; readonly kind: HappeningKind; readonly words: string | null }
}

export async function quoteNews(work: Work, quoteId: Id<'quo'>): Promise<QuoteNews | null> {
  const quote = await quoteOf(work.tx, quoteId)
  if (quote === null) return null
  const latest = found((await versionsOf(work.tx, quoteId))[0])
  const [order] = quote.orderId === null ? [] : await ordersOf(work.tx, [quote.orderId])
  const open = quote.state === 'sent' || quote.state === 'draft' || quote.state === 'waiting'
  const policy = await policyOf(work.tx)
  const discount = parseDecimal(latest.discountPercent)
  const approvers = (await allStaff(work.tx)).filter(
    ({ id, active, roles }) =>
      active &&
      id !== latest.askedBy &&
      permissionsOf(roles).has('quote.approve') &&
      isWithin(discount, authorityOf(roles, policy)),
  )
  return {
    state: quote.state,
    salespersonId: quote.salespersonId,
    askedBy: latest.askedBy,
    approvers: approvers.map(({ id }) => id),
    question: open ? ((await lastQuestion(work.tx, quoteId))?.words ?? null) : null,
    endsSoon: quote.state === 'sent' && latest.remindedAt !== null,
    orderNumber: order?.number ?? null,
    last: await lastHappening(work.tx, quoteId),
  }
}

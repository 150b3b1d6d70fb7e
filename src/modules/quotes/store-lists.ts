import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency, type Money } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { QuoteState } from './quote.ts'

/** Where a quote stands, for the floors above. */
export type QuoteStanding = {
  readonly id: Id<'quo'>
  readonly number: string | null
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly opportunityId: Id<'opp'> | null
  readonly salespersonId: Id<'stf'>
  readonly net: Money
  readonly state: QuoteState
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly validUntil: Day
  /** When it was accepted, declined, withdrawn, or found to have expired. */
  readonly settledAt: Date | null
  readonly orderId: Id<'ord'> | null
}

/** Quotes of customers that the asker may see: all, or those of some opportunities, customers or orders. */
export async function quotesStanding(
  tx: Tx,
  of: {
    readonly opportunityIds?: readonly Id<'opp'>[]
    readonly customerIds?: readonly Id<'cus'>[]
    readonly orderIds?: readonly Id<'ord'>[]
    readonly states?: readonly QuoteState[]
  } = {},
): Promise<QuoteStanding[]> {
  const rows = await tx.many<Omit<QuoteStanding, 'net'> & { readonly net: bigint; readonly currency: Currency }>(sql`
    select standing.id, standing.number, standing.entity_id as "entityId", standing.customer_id as "customerId",
      standing.opportunity_id as "opportunityId", standing.salesperson_id as "salespersonId", standing.net, standing.currency,
      standing.state, standing.created_at as "createdAt", standing.sent_at as "sentAt", standing.valid_until as "validUntil",
      standing.settled_at as "settledAt", standing.order_id as "orderId"
    from quotes.standing
    join parties.visible_customer visible on visible.id = standing.customer_id
    where (${of.opportunityIds ?? null}::bigint[] is null or standing.opportunity_id = any(${of.opportunityIds ?? null}::bigint[]))
      and (${of.customerIds ?? null}::bigint[] is null or standing.customer_id = any(${of.customerIds ?? null}::bigint[]))
      and (${of.orderIds ?? null}::bigint[] is null or standing.order_id = any(${of.orderIds ?? null}::bigint[]))
      and (${of.states ?? null}::text[] is null or standing.state = any(${of.states ?? null}::text[]))
    order by standing.id`)
  return rows.map(({ net, currency, ...row }) => ({ ...row, net: money(net, currency) }))
}

type Row = {
  readonly id: Id<'quo'>
  readonly number: string | null
  readonly state: QuoteState
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly opportunityId: Id<'opp'> | null
  readonly opportunityTitle: string | null
  readonly salesperson: string
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly viewedAt: Date | null
  readonly validUntil: Day
  readonly ageDays: number
  readonly versionNo: number
  readonly orderId: Id<'ord'> | null
  readonly orderNumber: string | null
  readonly orderStatus: string | null
  readonly questions: number
  readonly net: bigint
  readonly gross: bigint
  readonly currency: Currency
}

const from = sql`
  from quotes.standing
  join parties.customer on customer.id = standing.customer_id
  join parties.visible_customer visible on visible.id = customer.id
  join company.staff salesperson on salesperson.id = standing.salesperson_id
  left join sales.opportunity on opportunity.id = standing.opportunity_id
  left join orders.sales_order placed on placed.id = standing.order_id`

const columns = (at: Date) => sql`
  standing.id, standing.number, standing.state, standing.entity_id as "entityId", standing.customer_id as "customerId",
  customer.name as "customerName", standing.opportunity_id as "opportunityId", opportunity.title as "opportunityTitle",
  salesperson.name as salesperson, standing.created_at as "createdAt", standing.sent_at as "sentAt",
  standing.viewed_at as "viewedAt", standing.valid_until as "validUntil",
  extract(day from ${at}::timestamptz - coalesce(standing.sent_at, standing.created_at))::int as "ageDays",
  standing.version_no as "versionNo", standing.order_id as "orderId", placed.number as "orderNumber",
  placed.status as "orderStatus", standing.net, standing.gross, standing.currency,
  (select count(*)::int from quotes.happening asked
    where asked.quote_id = standing.id and asked.kind = 'question' and standing.state in ('sent', 'draft', 'waiting')
      and not exists (select from quotes.happening later
        where later.quote_id = asked.quote_id and later.id > asked.id and later.kind = 'answer')) as questions`

export type QuoteFilters = PageRequest & {
  readonly state?: QuoteState | undefined
  readonly open?: boolean | undefined
  readonly mine?: boolean | undefined
  readonly salespersonId?: Id<'stf'> | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly opportunityId?: Id<'opp'> | undefined
  readonly entityId?: Id<'ent'> | undefined
  readonly until?: Day | undefined
  readonly search?: string | undefined
}

export async function quotePage(
  tx: Tx,
  request: QuoteFilters,
  now: { readonly at: Date; readonly me: Id<'stf'> | null },
) {
  const page = await listPage<Row, { currency: Currency; net: bigint; gross: bigint }>(tx, {
    request,
    select: columns(now.at),
    from,
    where: [
      given(request.state, (state) => sql`standing.state = ${state}`),
      request.open === true ? sql`standing.state in ('draft', 'waiting', 'sent')` : null,
      request.mine === true ? sql`standing.salesperson_id = ${now.me}` : null,
      given(request.salespersonId, (id) => sql`standing.salesperson_id = ${id}`),
      given(request.customerId, (id) => sql`standing.customer_id = ${id}`),
      given(request.opportunityId, (id) => sql`standing.opportunity_id = ${id}`),
      given(request.entityId, (id) => sql`standing.entity_id = ${id}`),
      given(request.until, (day) => sql`standing.valid_until <= ${day}`),
      given(
        request.search,
        (text) =>
          sql`concat_ws(' ', standing.number, customer.name, customer.number, opportunity.title) ilike ${likeText(text)}`,
      ),
    ],
    sorts: {
      sentAt: { by: sql`standing.sent_at`, type: 'timestamptz', nullable: true },
      createdAt: { by: sql`standing.created_at`, type: 'timestamptz' },
      validUntil: { by: sql`standing.valid_until`, type: 'date' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
      net: { by: sql`standing.net`, type: 'bigint' },
    },
    defaultSort: '-createdAt',
    id: sql`standing.id`,
    sums: sql`standing.currency, coalesce(sum(standing.net), 0)::bigint as net, coalesce(sum(standing.gross), 0)::bigint as gross`,
    groupSumsBy: sql`standing.currency`,
  })
  return {
    ...page,
    rows: page.rows.map(({ net, gross, currency, ...row }) => ({
      ...row,
      net: money(net, currency),
      gross: money(gross, currency),
    })),
    sums: page.sums.map(({ currency, net, gross }) => ({
      currency,
      net: money(net, currency),
      gross: money(gross, currency),
    })),
  }
}

/** How many quotes stand where, and what they are worth. */
export const quoteCounts = (tx: Tx) =>
  tx.many<{ state: QuoteState; count: number }>(sql`
    select standing.state, count(*)::int as count from quotes.standing
    join parties.visible_customer visible on visible.id = standing.customer_id
    group by standing.state`)

/** Offers with customers whose last day is this one, or an earlier one. */
export const quotesEnding = async (tx: Tx, of: { readonly entityId: Id<'ent'>; readonly until: Day }) =>
  (
    await tx.many<{ id: Id<'quo'> }>(sql`
      select standing.id from quotes.standing
      join parties.visible_customer visible on visible.id = standing.customer_id
      where standing.entity_id = ${of.entityId} and standing.state = 'sent' and standing.valid_until <= ${of.until}
      order by standing.id`)
  ).map(({ id }) => id)

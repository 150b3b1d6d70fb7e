import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { OrderStatus } from './order.ts'
import type { RuleCode } from './finding.ts'

export type OrderFilters = PageRequest & {
  readonly status?: OrderStatus | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly entityId?: Id<'ent'> | undefined
  readonly salespersonId?: Id<'stf'> | undefined
  readonly mine?: boolean | undefined
  readonly enteredByMe?: boolean | undefined
  readonly text?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

export type OrderListRow = {
  readonly id: Id<'ord'>
  readonly number: string | null
  readonly status: OrderStatus
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly customerNumber: string
  readonly customerName: string
  readonly salesperson: string | null
  readonly poNumber: string | null
  readonly dealOn: Day
  readonly wishedOn: Day | null
  readonly placedAt: Date | null
  readonly questions: number
  readonly answerBy: Date | null
  readonly net: bigint
  readonly gross: bigint
  readonly currency: Currency
}

const rowColumns = sql.raw(`
  placed.id, placed.number, placed.status, placed.entity_id as "entityId", placed.customer_id as "customerId",
  customer.number as "customerNumber", customer.name as "customerName", seller.name as "salesperson",
  placed.po_number as "poNumber", placed.deal_on as "dealOn", placed.wished_on as "wishedOn", placed.placed_at as "placedAt",
  coalesce(asked.questions, 0)::integer as questions, asked.answer_by as "answerBy", placed.net, placed.gross, placed.currency`)

const rowSource = sql.raw(`
  from orders.sales_order placed
  join parties.visible_customer visible on visible.id = placed.customer_id
  join parties.customer on customer.id = placed.customer_id
  left join company.staff seller on seller.id = placed.salesperson_id
  left join lateral (
    select count(*) as questions, min(due_at) as answer_by from orders.order_query query
    where placed.status = 'queried' and query.order_id = placed.id and query.asks and query.answered_at is null) asked on true`)

export const shownRow = <R extends OrderListRow>(row: R) => ({
  ...row,
  net: money(row.net, row.currency),
  gross: money(row.gross, row.currency),
})

/** Orders, a page at a time; `me` is whose orders are mine. */
export async function orderPage(tx: Tx, request: OrderFilters, me: Id<'stf'> | null) {
  const page = await listPage<OrderListRow, { currency: Currency; net: bigint; gross: bigint }>(tx, {
    request,
    select: rowColumns,
    from: rowSource,
    where: [
      given(request.status, (status) => sql`placed.status = ${status}`),
      given(request.customerId, (id) => sql`placed.customer_id = ${id}`),
      given(request.entityId, (id) => sql`placed.entity_id = ${id}`),
      given(request.salespersonId, (id) => sql`placed.salesperson_id = ${id}`),
      request.mine ? sql`placed.salesperson_id = ${me}` : null,
      request.enteredByMe
        ? sql`exists (select from platform.origin where origin.id = placed.origin_id and origin.staff_id = ${me})`
        : null,
      given(
        request.text,
        (text) => sql`placed.number ilike ${likeText(text)} or placed.po_number ilike ${likeText(text)}
          or customer.name ilike ${likeText(text)}`,
      ),
      given(request.from, (day) => sql`placed.deal_on >= ${day}`),
      given(request.to, (day) => sql`placed.deal_on <= ${day}`),
    ],
    sorts: {
      placed: { by: sql`placed.id`, type: 'bigint' },
      dealOn: { by: sql`placed.deal_on`, type: 'date' },
      wishedOn: { by: sql`placed.wished_on`, type: 'date', nullable: true },
      answerBy: { by: sql`asked.answer_by`, type: 'timestamptz', nullable: true },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
      net: { by: sql`placed.net`, type: 'bigint' },
      gross: { by: sql`placed.gross`, type: 'bigint' },
    },
    defaultSort: '-placed',
    id: sql`placed.id`,
    sums: sql`placed.currency, sum(placed.net)::bigint as net, sum(placed.gross)::bigint as gross`,
    groupSumsBy: sql`placed.currency`,
  })
  return {
    ...page,
    rows: page.rows.map(shownRow),
    sums: page.sums.map(({ currency, net, gross }) => ({
      currency,
      net: money(net, currency),
      gross: money(gross, currency),
    })),
  }
}

/** One order as the list shows it. */
export const orderListRow = (tx: Tx, orderId: Id<'ord'>) =>
  tx.maybe<OrderListRow>(sql`select ${rowColumns} ${rowSource} where placed.id = ${orderId}`)

export async function orderCounts(tx: Tx, entityId: Id<'ent'> | undefined) {
  const rows = await tx.many<{ status: OrderStatus; count: bigint }>(sql`
    select placed.status, count(*) as count
    from orders.sales_order placed
    join parties.visible_customer visible on visible.id = placed.customer_id
    where placed.status in ('draft', 'queried', 'held', 'accepted', 'delivered')
      and (${entityId ?? null}::bigint is null or placed.entity_id = ${entityId ?? null})
    group by placed.status`)
  const count = (status: OrderStatus) => Number(rows.find((row) => row.status === status)?.count ?? 0n)
  return {
    draft: count('draft'),
    queried: count('queried'),
    held: count('held'),
    accepted: count('accepted'),
    delivered: count('delivered'),
  }
}

export type QueryFilters = PageRequest & {
  readonly mine?: boolean | undefined
  readonly late?: boolean | undefined
  readonly answered: boolean
  readonly putOff: boolean
  readonly customerId?: Id<'cus'> | undefined
  readonly orderId?: Id<'ord'> | undefined
}

export type QueryListRow = {
  readonly id: Id<'qry'>
  readonly orderId: Id<'ord'>
  readonly rule: RuleCode
  readonly ruleVersion: number
  readonly field: string
  readonly lineIndex: number | null
  readonly value: string | null
  readonly expected: string | null
  readonly facts: Record<string, string | number | null>
  readonly asks: boolean
  readonly askedOf: string | null
  readonly askedAt: Date
  readonly dueAt: Date
  readonly late: boolean
  readonly answeredAt: Date | null
  readonly answerKind: 'corrected' | 'explained' | 'overruled' | 'withdrawn' | null
  readonly answer: string | null
  readonly answeredBy: string | null
}

type QueueRow = QueryListRow & {
  readonly orderNumber: string
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly product: string | null
  readonly enteredBy: string | null
  readonly putOffUntil: Day | null
  readonly escalated: boolean
  readonly gross: bigint
  readonly currency: Currency
}

const queryColumns = (at: Date) => sql`
  query.id, query.order_id as "orderId", query.rule_code as rule, query.rule_version as "ruleVersion", query.field,
  line.position - 1 as "lineIndex", query.value, query.expected, query.facts, query.asks, owner.name as "askedOf",
  query.asked_at as "askedAt", query.due_at as "dueAt", query.answered_at is null and query.asks and query.due_at < ${at} as late,
  query.answered_at as "answeredAt", query.answer_kind as "answerKind", query.answer, answerer.name as "answeredBy"`

const queryJoins = sql.raw(`
  left join orders.order_line line on line.id = query.order_line_id
  left join company.staff owner on owner.id = query.asked_of
  left join company.staff answerer on answerer.id = query.answered_by`)

/** Questions about orders, those whose time is up first. */
export async function queryPage(tx: Tx, request: QueryFilters, record: { me: Id<'stf'> | null; at: Date; on: Day }) {
  const page = await listPage<QueueRow>(tx, {
    request,
    select: sql`${queryColumns(record.at)}, placed.number as "orderNumber", placed.customer_id as "customerId",
      customer.name as "customerName", line.description as product, author.name as "enteredBy",
      query.put_off_until as "putOffUntil", query.escalated_at is not null as escalated, placed.gross, placed.currency`,
    from: sql`
      from orders.order_query query
      join orders.sales_order placed on placed.id = query.order_id
      join parties.visible_customer visible on visible.id = placed.customer_id
      join parties.customer on customer.id = placed.customer_id
      join platform.origin entry on entry.id = placed.origin_id
      left join company.staff author on author.id = entry.staff_id ${queryJoins}`,
    where: [
      sql`query.asks`,
      request.answered ? sql`query.answered_at is not null` : sql`query.answered_at is null`,
      request.mine ? sql`query.asked_of = ${record.me}` : null,
      request.putOff ? null : sql`(query.put_off_until is null or query.put_off_until <= ${record.on})`,
      request.late ? sql`query.due_at < ${record.at}` : null,
      given(request.customerId, (id) => sql`placed.customer_id = ${id}`),
      given(request.orderId, (id) => sql`query.order_id = ${id}`),
    ],
    sorts: {
      dueAt: { by: sql`query.due_at`, type: 'timestamptz' },
      gross: { by: sql`placed.gross`, type: 'bigint' },
    },
    defaultSort: 'dueAt',
    id: sql`query.id`,
    sums: sql`count(*) as "queryCount"`,
    groupSumsBy: sql`query.asks`,
  })
  return {
    ...page,
    sums: [],
    rows: page.rows.map((row) => ({ ...row, gross: money(row.gross, row.currency) })),
  }
}

export const queriesOfOrder = (tx: Tx, orderId: Id<'ord'>, at: Date) =>
  tx.many<QueryListRow>(sql`
    select ${queryColumns(at)} from orders.order_query query ${queryJoins} where query.order_id = ${orderId} order by query.id`)

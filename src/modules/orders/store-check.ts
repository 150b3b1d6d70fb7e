import { sql, type RawBuilder, type Tx } from '#platform/sql'
import { gaplessSpans, type NumberSpan } from '#modules/company'
import type { Finding } from '#modules/ledger'

/** Every invariant of orders, deliveries and what they reserve, read afresh from the rows. At most 50 places each. */
export async function checkOrders(tx: Tx): Promise<Finding[]> {
  const spans = await gaplessSpans(tx)
  const found: Finding[] = []
  const numbers = [
    ...numbering('order', sql.raw('orders.sales_order'), spans),
    ...numbering('delivery', sql.raw('orders.delivery'), spans),
  ]
  for (const [invariant, query] of [...invariants, ...numbers]) {
    const rows = await tx.many<{ place: string; detail: string }>(query)
    found.push(...rows.map((row) => ({ invariant, ...row })))
  }
  return found
}

const invariants: readonly (readonly [string, RawBuilder<unknown>])[] = [
  [
    'the lines of an order make its net',
    sql`
      select 'order ' || coalesce(placed.number, '(draft ' || placed.id || ')') as place,
        'net ' || placed.net || ', lines ' || coalesce(line.net, 0) as detail
      from orders.sales_order placed
      left join (select order_id, sum(net) as net from orders.order_line group by order_id) line on line.order_id = placed.id
      where placed.net <> coalesce(line.net, 0) or placed.gross <> placed.net + placed.tax
      order by placed.id limit 50`,
  ],
  [
    'what is delivered of a line stands on deliveries',
    sql`
      with supplied as (select order_line_id, sum(quantity) as quantity from orders.delivery_line group by order_line_id)
      select 'order ' || placed.number as place,
        'line ' || line.position || ' delivered ' || line.delivered || ', deliveries ' || coalesce(supplied.quantity, 0) as detail
      from orders.order_line line
      join orders.sales_order placed on placed.id = line.order_id
      left join supplied on supplied.order_line_id = line.id
      where line.delivered <> coalesce(supplied.quantity, 0) and line.price_kind <> 'imported'
      order by placed.id limit 50`,
  ],
  [
    'a reservation belongs to an order, and holds its gross',
    sql`
      select 'order ' || coalesce(placed.number, reservation.order_id::text) as place,
        'gross ' || coalesce(placed.gross::text, 'of no order') || ', reserved ' || reservation.ordered as detail
      from credit.reservation
      left join orders.sales_order placed on placed.id = reservation.order_id
      where placed.id is null
        or (reservation.released_at is null and (placed.gross <> reservation.ordered or placed.currency <> reservation.currency
          or placed.customer_id <> reservation.customer_id))
        or (reservation.released_at is null and placed.status in ('draft', 'closed', 'cancelled'))
      order by reservation.order_id limit 50`,
  ],
  [
    'an order that waits or may be delivered has reserved its gross',
    sql`
      select 'order ' || placed.number as place, placed.status || ', and nothing is reserved for it' as detail
      from orders.sales_order placed
      left join credit.reservation on reservation.order_id = placed.id and reservation.released_at is null
      where placed.status in ('queried', 'held', 'accepted') and reservation.order_id is null
      order by placed.id limit 50`,
  ],
  [
    'what a reservation gave up was handed to billing',
    sql`
      with handed as (select order_id, sum(gross) as gross from billing.billable group by order_id)
      select 'order ' || placed.number as place,
        'reservation gave up ' || reservation.delivered || ', billing got ' || coalesce(handed.gross, 0) as detail
      from credit.reservation
      join orders.sales_order placed on placed.id = reservation.order_id
      left join handed on handed.order_id = reservation.order_id
      where reservation.delivered <> coalesce(handed.gross, 0)
      order by placed.id limit 50`,
  ],
  [
    'an order stands as its last change left it',
    sql`
      with last as (
        select distinct on (order_id) order_id, net_after, gross_after from orders.order_change order by order_id, id desc
      )
      select 'order ' || placed.number as place, 'gross ' || placed.gross || ', changed to ' || last.gross_after as detail
      from last join orders.sales_order placed on placed.id = last.order_id
      where placed.gross <> last.gross_after or placed.net <> last.net_after
      order by placed.id limit 50`,
  ],
  [
    'each change begins where the one before ended',
    sql`
      select 'order ' || placed.number as place, 'from ' || change.gross_before || ', left at ' || change.left_at as detail
      from (
        select order_id, id, gross_before, lag(gross_after) over (partition by order_id order by id) as left_at from orders.order_change
      ) change
      join orders.sales_order placed on placed.id = change.order_id
      where change.gross_before <> change.left_at
      order by change.id limit 50`,
  ],
  [
    'documents and billables name orders and lines that exist',
    sql`
      select document.kind || ' ' || coalesce(document.number, document.id::text) as place, 'no order ' || document.order_id as detail
      from billing.document left join orders.sales_order placed on placed.id = document.order_id
      where document.order_id is not null and placed.id is null
      union all
      select 'document line ' || line.id, 'no order line ' || line.order_line_id
      from billing.document_line line left join orders.order_line sold on sold.id = line.order_line_id
      where line.order_line_id is not null and sold.id is null
      union all
      select 'billable ' || billable.id, 'no order line ' || billable.order_line_id
      from billing.billable left join orders.order_line sold on sold.id = billable.order_line_id
      where sold.id is null
      order by 1 limit 50`,
  ],
]

/** Orders and deliveries do not name their series, so a number counts when it looks like one of a span. */
function numbering(
  kind: 'order' | 'delivery',
  numbered: RawBuilder<unknown>,
  spans: readonly NumberSpan[],
): [string, RawBuilder<unknown>][] {
  const own = spans.filter((span) => span.kind === kind)
  return [
    [
      `there is no gap in the numbers of ${kind === 'order' ? 'orders' : 'deliveries'}`,
      sql`
        with span as (
          select * from unnest(
            ${own.map((each) => each.before)}::text[], ${own.map((each) => each.after)}::text[],
            ${own.map((each) => each.width)}::int[], ${own.map((each) => each.next)}::bigint[]) span (before, after, width, next)
        ),
        drawn as (
          select span.before, span.after, span.width, span.next,
            substr(numbered.number, length(span.before) + 1, greatest(length(numbered.number) - length(span.before) - length(span.after), 0)) as running
          from span
          join ${numbered} numbered on starts_with(numbered.number, span.before) and right(numbered.number, length(span.after)) = span.after
        ),
        known as (select before, after, width, next, running::bigint as running from drawn where running ~ '^[0-9]{1,18}$'),
        reach as (
          select span.before, span.after, span.width, span.next, min(known.running) as first
          from span left join known using (before, after, width, next) group by span.before, span.after, span.width, span.next
        )
        select ${kind}::text || ' ' || reach.before || lpad(missing.running::text, greatest(reach.width, length(missing.running::text)), '0') || reach.after as place,
          'its number was given, and nothing bears it' as detail
        from reach
        cross join lateral generate_series(reach.first, reach.next - 1) missing (running)
        where not exists (select 1 from known where known.before = reach.before and known.running = missing.running)
        order by 1 limit 50`,
    ],
  ]
}

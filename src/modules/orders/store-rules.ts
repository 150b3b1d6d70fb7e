import type { Day } from '#kernel/day'
import { parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { RuleCode } from './finding.ts'

type Ask = { readonly customerId: Id<'cus'>; readonly productId: Id<'prd'>; readonly currency: Currency }
export type Billed = Ask & { readonly prices: readonly Decimal[] }

/**
 * What customers were left to pay for one piece of a product on their last bills: the billed net less what credit notes took off the
 * line, so that a price which was put right afterwards counts as the right one. Bills that were credited whole tell nothing.
 */
export async function lastPrices(
  tx: Tx,
  { bills, asks }: { readonly bills: number; readonly asks: readonly Ask[] },
): Promise<Billed[]> {
  const rows = await tx.many<Ask & { prices: string[] }>(sql`
    with asked as (
      select distinct customer_id, product_id, currency
      from unnest(${asks.map((ask) => ask.customerId)}::bigint[], ${asks.map((ask) => ask.productId)}::bigint[],
        ${asks.map((ask) => ask.currency)}::text[]) asked (customer_id, product_id, currency)
    )
    select asked.customer_id as "customerId", asked.product_id as "productId", asked.currency, latest.prices
    from asked
    join lateral (
      select array_agg(price order by issued_on desc, id desc) as prices from (
        select line.id, document.issued_on,
          trim_scale(round(line.unit_price * (line.net - coalesce(credited.net, 0)) / line.net, 4)) as price
        from billing.document
        join billing.document_line line on line.document_id = document.id
        left join lateral (
          select sum(taken.net) as net from billing.document_line taken
          join billing.document credit on credit.id = taken.document_id and credit.status = 'issued'
          where taken.original_line_id = line.id
        ) credited on true
        where document.customer_id = asked.customer_id and document.currency = asked.currency and document.kind = 'invoice'
          and document.status = 'issued' and line.product_id = asked.product_id and line.net > coalesce(credited.net, 0)
        order by document.issued_on desc, line.id desc
        limit ${bills}) last_bills) latest on latest.prices is not null`)
  return rows.map((row) => ({ ...row, prices: row.prices.map(parseDecimal) }))
}

/** The next version of a rule, in force from a day on. */
export const insertRule = async (
  tx: Tx,
  rule: {
    readonly code: RuleCode
    readonly parameters: Readonly<Record<string, unknown>>
    readonly fromOn: Day
    readonly note: string
    readonly originId: Id<'org'>
  },
): Promise<number> =>
  (
    await tx.one<{ version: number }>(sql`
      insert into orders.rule (code, version, active, parameters, from_on, note, origin_id)
      select ${rule.code}, coalesce(max(version), 0) + 1, true, ${JSON.stringify(rule.parameters)}::jsonb, ${rule.fromOn}, ${rule.note},
        ${rule.originId}
      from orders.rule where code = ${rule.code}
      returning version`)
  ).version

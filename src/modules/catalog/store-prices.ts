import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { Price, PriceAnswer, PriceAsk, PriceDraft, PriceWhy } from './price.ts'

type FoundPrice = Omit<PriceWhy, 'amount' | 'name'> & {
  readonly position: bigint
  readonly isAgreement: boolean
  readonly amount: string
  readonly agreement: string | null
  readonly listName: string | null
}

/**
 * The list price and the agreement for each ask, in the order asked: of each the latest that had begun by the day, unless it has
 * ended. Two look-ups by index for an ask, in one statement for all.
 */
export async function pricesFor(tx: Tx, { asks }: { readonly asks: readonly PriceAsk[] }): Promise<PriceAnswer[]> {
  if (asks.length === 0) return []
  const rows = await tx.many<FoundPrice>(sql`
    with asked as (
      select * from unnest(
        ${asks.map((ask) => ask.productId)}::bigint[], ${asks.map((ask) => ask.customerId)}::bigint[],
        ${asks.map((ask) => ask.currency)}::text[], ${asks.map((ask) => ask.on)}::date[])
        with ordinality asked (product_id, customer_id, currency, day, position)
    ),
    holding as (
      select asked.position, asked.day, false as is_agreement, price.*
      from asked cross join lateral (
        select * from catalog.price
        where product_id = asked.product_id and customer_id is null and currency = asked.currency
          and from_on <= asked.day
        order by from_on desc limit 1) price
      union all
      select asked.position, asked.day, true, price.*
      from asked cross join lateral (
        select * from catalog.price
        where product_id = asked.product_id and customer_id = asked.customer_id and currency = asked.currency
          and from_on <= asked.day
        order by from_on desc limit 1) price
    )
    select holding.position, is_agreement as "isAgreement", holding.id as "priceId", holding.amount,
      holding.from_on as "fromOn", holding.to_on as "toOn", holding.agreement, holding.list_name as "listName",
      holding.origin_id as "originId", origin.staff_id as "setBy", origin.at as "setAt"
    from holding
    left join platform.origin on origin.id = holding.origin_id
    where holding.to_on is null or holding.to_on >= holding.day`)
  const answers = asks.map((): { -readonly [K in keyof PriceAnswer]: PriceAnswer[K] } => ({
    list: null,
    agreement: null,
  }))
  for (const { position, isAgreement, agreement, listName, amount, ...row } of rows) {
    const answer = answers[Number(position) - 1]
    if (!answer) throw new Error(`a price for the ask ${position}, which nobody made`)
    const why = { ...row, amount: parseDecimal(amount), name: agreement ?? listName }
    if (isAgreement) answer.agreement = { ...why, agreement: agreement ?? '' }
    else answer.list = why
  }
  return answers
}

type PriceRow = Omit<Price, 'amount'> & { readonly amount: string }

const priceColumns = sql.raw(`
  price.id, price.product_id as "productId", price.customer_id as "customerId", price.currency, price.amount,
  price.from_on as "fromOn", price.to_on as "toOn", price.agreement, price.list_name as "listName",
  price.origin_id as "originId"`)

/** All prices of products, latest first; agreements only with customers that the asker may see. */
export async function priceHistory(tx: Tx, productIds: readonly Id<'prd'>[]): Promise<Price[]> {
  const rows = await tx.many<PriceRow>(sql`
    select ${priceColumns} from catalog.price
    where price.product_id = any(${productIds}::bigint[])
      and (price.customer_id is null or price.customer_id in (select visible.id from parties.visible_customer visible))
    order by price.product_id, price.customer_id nulls first, price.currency, price.from_on desc`)
  return rows.map((row) => ({ ...row, amount: parseDecimal(row.amount) }))
}

export type AgreedRow = {
  readonly id: Id<'prc'>
  readonly productId: Id<'prd'>
  readonly sku: string
  readonly name: string
  readonly currency: Currency
  readonly amount: string
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly agreement: string
}

/** What was agreed with a customer that the asker may see. */
export const agreementsOf = (tx: Tx, customerId: Id<'cus'>) =>
  tx.many<AgreedRow>(sql`
    select price.id, product.id as "productId", product.sku, product.name, price.currency, price.amount,
      price.from_on as "fromOn", price.to_on as "toOn", price.agreement
    from catalog.price
    join parties.visible_customer visible on visible.id = price.customer_id
    join catalog.product on product.id = price.product_id
    where price.customer_id = ${customerId}
    order by product.folded_name, product.id, price.currency, price.from_on desc`)

/** Which of the drafts say something else about a day on which another price begins already. */
export async function takenDays(tx: Tx, drafts: readonly PriceDraft[]): Promise<Price[]> {
  const rows = await tx.many<PriceRow>(sql`
    select ${priceColumns}
    from catalog.price
    join unnest(
      ${drafts.map((draft) => draft.productId)}::bigint[], ${drafts.map((draft) => draft.customerId ?? null)}::bigint[],
      ${drafts.map((draft) => draft.currency)}::text[], ${drafts.map((draft) => draft.fromOn)}::date[],
      ${drafts.map((draft) => formatDecimal(draft.amount))}::numeric[])
      given (product_id, customer_id, currency, from_on, amount)
      on given.product_id = price.product_id and given.customer_id is not distinct from price.customer_id
        and given.currency = price.currency and given.from_on = price.from_on
    where price.amount <> given.amount
    order by price.id`)
  return rows.map((row) => ({ ...row, amount: parseDecimal(row.amount) }))
}

/** Adds prices; one that is known already, to the cent and the day, stays as it is. */
export const insertPrices = (
  tx: Tx,
  rows: readonly (PriceDraft & { readonly originId: Id<'org'> })[],
): Promise<number> =>
  tx.run(sql`
    insert into catalog.price (product_id, customer_id, currency, amount, from_on, to_on, agreement, list_name, origin_id)
    select * from unnest(
      ${rows.map((row) => row.productId)}::bigint[], ${rows.map((row) => row.customerId ?? null)}::bigint[],
      ${rows.map((row) => row.currency)}::text[], ${rows.map((row) => formatDecimal(row.amount))}::numeric[],
      ${rows.map((row) => row.fromOn)}::date[], ${rows.map((row) => row.toOn ?? null)}::date[],
      ${rows.map((row) => (row.customerId ? (row.agreement ?? '') : null))}::text[],
      ${rows.map((row) => row.listName ?? null)}::text[], ${rows.map((row) => row.originId)}::bigint[])
    on conflict do nothing`)

/** The price of a product that begins on a day. */
export const priceFrom = async (
  tx: Tx,
  of: Pick<Price, 'productId' | 'customerId' | 'currency' | 'fromOn'>,
): Promise<Id<'prc'> | null> =>
  (
    await tx.maybe<{ id: Id<'prc'> }>(sql`
      select price.id from catalog.price
      where product_id = ${of.productId} and customer_id is not distinct from ${of.customerId}
        and currency = ${of.currency} and from_on = ${of.fromOn}`)
  )?.id ?? null

/** Prices by id, with whoever set them: what a bill was written by stays readable, whoever asks. */
export async function pricesBy(tx: Tx, ids: readonly bigint[]): Promise<Price[]> {
  const rows = await tx.many<PriceRow>(sql`
    select ${priceColumns} from catalog.price where price.id = any(${ids}::bigint[]) order by price.id`)
  return rows.map((row) => ({ ...row, amount: parseDecimal(row.amount) }))
}

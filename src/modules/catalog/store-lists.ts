import type { Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { ProductKind } from './product.ts'

export type ProductFilters = PageRequest & {
  readonly search?: string | undefined
  readonly kind?: string | undefined
  readonly taxCodeId?: Id<'txc'> | undefined
  readonly active?: boolean | undefined
  readonly withoutPrice?: boolean | undefined
}

type ProductRow = {
  readonly id: Id<'prd'>
  readonly sku: string
  readonly name: string
  readonly kind: ProductKind
  readonly unit: string
  readonly packSize: string | null
  readonly taxCodeId: Id<'txc'>
  readonly taxCode: string
  readonly taxName: string
  readonly price: string | null
  readonly priceFromOn: Day | null
  readonly active: boolean
}

/** Products, a page at a time, with the list price of a day in one currency. */
export async function productPage(
  tx: Tx,
  request: ProductFilters,
  { currency, on }: { readonly currency: Currency; readonly on: Day },
) {
  const page = await listPage<ProductRow>(tx, {
    request,
    select: sql`
      product.id, product.sku, product.name, product.kind, product.unit, product.pack_size as "packSize",
      tax_code.id as "taxCodeId", tax_code.code as "taxCode", tax_code.name as "taxName", listed.amount as price,
      listed.from_on as "priceFromOn", product.active`,
    from: sql`
      from catalog.product
      join catalog.tax_code on tax_code.id = product.tax_code_id
      left join lateral (
        select latest.amount, latest.from_on
        from (
          select price.amount, price.from_on, price.to_on from catalog.price
          where price.product_id = product.id and price.customer_id is null and price.currency = ${currency}
            and price.from_on <= ${on}
          order by price.from_on desc limit 1) latest
        where latest.to_on is null or latest.to_on >= ${on}) listed on true`,
    where: [
      given(
        request.search,
        (text) => sql`
          product.folded_name like ${likeText(foldedKey(text))} or product.sku ilike ${likeText(text).slice(1)}`,
      ),
      given(request.kind, (kind) => sql`product.kind = ${kind}`),
      given(request.taxCodeId, (id) => sql`product.tax_code_id = ${id}`),
      given(request.active, (active) => sql`product.active = ${active}`),
      request.withoutPrice ? sql`listed.amount is null` : null,
    ],
    sorts: {
      name: { by: sql`product.folded_name`, type: 'text' },
      sku: { by: sql`product.sku`, type: 'text' },
      kind: { by: sql`product.kind`, type: 'text' },
      price: { by: sql`listed.amount`, type: 'numeric', nullable: true },
    },
    defaultSort: 'name',
    id: sql`product.id`,
  })
  return {
    ...page,
    rows: page.rows.map(({ taxCodeId, taxCode, taxName, price, packSize, ...row }) => ({
      ...row,
      currency,
      taxCode: { id: taxCodeId, code: taxCode, name: taxName },
      packSize: packSize === null ? null : parseDecimal(packSize),
      price: price === null ? null : parseDecimal(price),
    })),
  }
}

export type PriceState = 'holds' | 'past' | 'to_come'

export type PriceFilters = PageRequest & {
  readonly priceId?: Id<'prc'> | undefined
  readonly productId?: Id<'prd'> | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly currency?: Currency | undefined
  readonly of?: 'list' | 'agreements' | undefined
  readonly state?: PriceState | undefined
}

type PriceRow = {
  readonly id: Id<'prc'>
  readonly productId: Id<'prd'>
  readonly sku: string
  readonly productName: string
  readonly customerId: Id<'cus'> | null
  readonly customerNumber: string | null
  readonly customerName: string | null
  readonly currency: Currency
  readonly amount: string
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly agreement: string | null
  readonly listName: string | null
  readonly setBy: string | null
  readonly setAt: Date | null
  readonly state: PriceState
}

/** Prices with their state on a day; of those with customers only the ones that the asker may see. */
export async function pricePage(tx: Tx, request: PriceFilters, on: Day) {
  const state = sql`case
    when price.from_on > ${on} then 'to_come'
    when price.to_on < ${on} or exists (
      select from catalog.price later
      where later.product_id = price.product_id and later.customer_id is not distinct from price.customer_id
        and later.currency = price.currency and later.from_on > price.from_on and later.from_on <= ${on}) then 'past'
    else 'holds' end`
  const page = await listPage<PriceRow>(tx, {
    request,
    select: sql`
      price.id, product.id as "productId", product.sku, product.name as "productName", customer.id as "customerId",
      customer.number as "customerNumber", customer.name as "customerName", price.currency, price.amount,
      price.from_on as "fromOn", price.to_on as "toOn", nullif(price.agreement, '') as agreement,
      price.list_name as "listName", coalesce(staff.name, origin.name) as "setBy", origin.at as "setAt", ${state} as state`,
    from: sql`
      from catalog.price
      join catalog.product on product.id = price.product_id
      left join parties.visible_customer visible on visible.id = price.customer_id
      left join parties.customer on customer.id = visible.id
      left join platform.origin on origin.id = price.origin_id
      left join company.staff on staff.id = origin.staff_id`,
    where: [
      sql`(price.customer_id is null or visible.id is not null)`,
      given(request.priceId, (id) => sql`price.id = ${id}`),
      given(request.productId, (id) => sql`price.product_id = ${id}`),
      given(request.customerId, (id) => sql`price.customer_id = ${id}`),
      given(request.currency, (currency) => sql`price.currency = ${currency}`),
      given(request.of, (of) => (of === 'list' ? sql`price.customer_id is null` : sql`price.customer_id is not null`)),
      given(request.state, (wanted) => sql`${state} = ${wanted}`),
    ],
    sorts: {
      fromOn: { by: sql`price.from_on`, type: 'date' },
      sku: { by: sql`product.sku`, type: 'text' },
      customer: { by: sql`customer.folded_name`, type: 'text', nullable: true },
    },
    defaultSort: '-fromOn',
    id: sql`price.id`,
  })
  return {
    ...page,
    rows: page.rows.map(({ customerId, customerNumber, customerName, amount, ...row }) => ({
      ...row,
      amount: parseDecimal(amount),
      customer: customerId === null ? null : { id: customerId, number: customerNumber ?? '', name: customerName ?? '' },
    })),
  }
}

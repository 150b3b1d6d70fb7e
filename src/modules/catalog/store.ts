import { formatDecimal, parseDecimal } from '#kernel/decimal'
import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import type { Product } from './product.ts'

export type ProductRow = Omit<Product, 'packSize' | 'cost'> & {
  readonly packSize: string | null
  readonly cost: string | null
  readonly costCurrency: Currency | null
}

export const productColumns = sql.raw(`
  product.id, product.sku, product.name, product.detail, product.kind, product.unit, product.pack_size as "packSize",
  product.cost, product.cost_currency as "costCurrency", product.tax_code_id as "taxCodeId", product.active, product.version`)

export const productFrom = ({ packSize, cost, costCurrency, ...row }: ProductRow): Product => ({
  ...row,
  packSize: packSize === null ? null : parseDecimal(packSize),
  cost: cost === null || costCurrency === null ? null : { amount: parseDecimal(cost), currency: costCurrency },
})

export async function productsOf(tx: Tx, ids: readonly Id<'prd'>[]): Promise<Product[]> {
  const rows = await tx.many<ProductRow>(sql`
    select ${productColumns} from catalog.product where id = any(${ids}::bigint[]) order by id`)
  return rows.map(productFrom)
}

export const productOf = async (tx: Tx, id: Id<'prd'>): Promise<Product> => found((await productsOf(tx, [id])).at(0))

export async function productsBySku(tx: Tx, skus: readonly string[]): Promise<Product[]> {
  const rows = await tx.many<ProductRow>(sql`
    select ${productColumns} from catalog.product where sku = any(${skus}::text[]) order by id`)
  return rows.map(productFrom)
}

export async function lockProduct(tx: Tx, id: Id<'prd'>): Promise<Product> {
  const row = await tx.maybe<ProductRow>(sql`
    select ${productColumns} from catalog.product where id = ${id} for no key update`)
  return productFrom(found(row))
}

export async function takenSkus(tx: Tx, skus: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ sku: string }>(sql`
    select sku from catalog.product where sku = any(${skus}::text[]) order by sku`)
  return rows.map((row) => row.sku)
}

export type NewProduct = Omit<Product, 'id' | 'version'> & { readonly originId: Id<'org'> }

export async function insertProducts(tx: Tx, rows: readonly NewProduct[]): Promise<Id<'prd'>[]> {
  const ids = await tx.allocate('catalog.product', rows.length)
  await tx.insert(
    'catalog.product',
    rows.map((row, index) => ({
      id: ids[index],
      sku: row.sku,
      name: row.name,
      folded_name: foldedKey(row.name),
      detail: row.detail,
      kind: row.kind,
      unit: row.unit,
      pack_size: row.packSize && formatDecimal(row.packSize),
      cost: row.cost && formatDecimal(row.cost.amount),
      cost_currency: row.cost?.currency ?? null,
      tax_code_id: row.taxCodeId,
      active: row.active,
      version: 1,
      origin_id: row.originId,
    })),
  )
  return ids as Id<'prd'>[]
}

export const updateProduct = (tx: Tx, row: Product, originId: Id<'org'>) =>
  tx.run(sql`
    update catalog.product set
      sku = ${row.sku}, name = ${row.name}, folded_name = ${foldedKey(row.name)}, detail = ${row.detail}, kind = ${row.kind},
      unit = ${row.unit}, pack_size = ${row.packSize && formatDecimal(row.packSize)},
      cost = ${row.cost && formatDecimal(row.cost.amount)}, cost_currency = ${row.cost?.currency ?? null},
      tax_code_id = ${row.taxCodeId}, active = ${row.active}, version = version + 1, origin_id = ${originId}
    where id = ${row.id}`)

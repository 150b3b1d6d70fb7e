import { compareDecimals, decimalOf } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import { sent, type Sent } from '#platform/sent'
import type { Work } from '#platform/work'
import { createProducts } from './create-products.ts'
import type { Product, ProductChange, ProductDraft } from './product.ts'
import { taxCodes } from './store-tax.ts'
import { lockProduct, productOf, takenSkus, updateProduct } from './store.ts'

export async function readProduct(work: Work, { productId }: { readonly productId: Id<'prd'> }) {
  const { taxCodeId, ...product } = await productOf(work.tx, productId)
  const code = (await taxCodes(work.tx)).find(({ id }) => id === taxCodeId)
  if (code === undefined) throw new Error(`the tax code ${taxCodeId} of a product is gone`)
  return { ...product, taxCode: { id: code.id, code: code.code, name: code.name } }
}

/** Puts one product on file. */
export async function createProduct(work: Work, asked: Sent<ProductDraft, 'sku' | 'name' | 'taxCodeId'>) {
  await refuseTaxCode(work, asked.taxCodeId)
  refusePack(asked)
  const { sku, name, taxCodeId } = asked
  const [productId] = await createProducts(work, [{ ...sent(asked), sku, name, taxCodeId }])
  if (productId === undefined) throw new Error('a product was not stored')
  return readProduct(work, { productId })
}

/** Changes a product, as seen at a version. Bills that were written keep the name that it had. */
export async function changeProduct(
  work: Work,
  { productId, ...asked }: Sent<ProductChange> & { readonly productId: Id<'prd'> },
) {
  const before = await lockProduct(work.tx, productId)
  sameVersion(work, before.version)
  const after: Product = { ...before, ...sent(asked) }
  if (after.taxCodeId !== before.taxCodeId) await refuseTaxCode(work, after.taxCodeId)
  refusePack(asked)
  if (after.sku !== before.sku && (await takenSkus(work.tx, [after.sku])).length > 0) {
    throw new Refused('sku_is_taken', { field: 'sku', skus: [after.sku] })
  }
  await updateProduct(work.tx, after, await originOf(work))
  return readProduct(work, { productId })
}

async function refuseTaxCode(work: Work, taxCodeId: Id<'txc'>): Promise<void> {
  const code = (await taxCodes(work.tx)).find(({ id }) => id === taxCodeId)
  if (code?.active !== true) throw new Refused('tax_code_is_unknown', { field: 'taxCodeId' })
}

function refusePack({ packSize }: { readonly packSize?: Product['packSize'] | undefined }): void {
  if (packSize && compareDecimals(packSize, decimalOf(0n)) <= 0) {
    throw new Refused('pack_size_is_not_positive', { field: 'packSize', packSize })
  }
}

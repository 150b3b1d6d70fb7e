import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import type { ProductDraft } from './product.ts'
import { insertProducts, takenSkus } from './store.ts'

/** Puts products on file. Ids come in the order of the drafts. */
export async function createProducts(work: Work, drafts: readonly ProductDraft[]): Promise<Id<'prd'>[]> {
  if (drafts.length === 0) return []
  const seen = new Set<string>()
  const twice = drafts.map(({ sku }) => sku).filter((sku) => seen.size === seen.add(sku).size)
  const taken = [...twice, ...(await takenSkus(work.tx, [...seen]))]
  if (taken.length > 0) throw new Refused('sku_is_taken', { field: 'sku', skus: taken })

  const originId = await originOf(work)
  return insertProducts(
    work.tx,
    drafts.map((draft) => ({
      sku: draft.sku,
      name: draft.name,
      detail: draft.detail ?? null,
      kind: draft.kind ?? 'goods',
      unit: draft.unit ?? 'pcs',
      packSize: draft.packSize ?? null,
      cost: draft.cost ?? null,
      taxCodeId: draft.taxCodeId,
      active: draft.active ?? true,
      originId: draft.originId ?? originId,
    })),
  )
}

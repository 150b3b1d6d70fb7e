import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { itemsOf, standingPartsOf } from '#modules/ledger'
import { settlementOf } from './settlement.ts'
import { billsOf, lockBills, refusalsOf, replaceSamples, type SampleRow } from './store.ts'

type Noted = { readonly itemIds: readonly Id<'itm'>[]; readonly note?: () => Promise<unknown> }

/**
 * Writes anew what is known of these invoices. It reads the ledger as it is and keeps nothing of what it was told, so it may run
 * twice, late, and in any order.
 */
export async function learn({ tx }: Work, { itemIds, note }: Noted): Promise<void> {
  const items = (await itemsOf(tx, [...new Set(itemIds)])).filter((item) => item.kind === 'invoice')
  if (items.length === 0) return
  const ids = items.map((item) => item.id)
  const heads = items.map((item) => ({ itemId: item.id, customerId: item.customerId }))
  await lockBills(tx, heads)
  await note?.()
  const bills = new Map((await billsOf(tx, ids)).map((bill) => [bill.itemId, bill]))
  const parts = Map.groupBy(await standingPartsOf(tx, ids), (part) => part.itemId)
  const refusals = Map.groupBy(await refusalsOf(tx, ids), (refusal) => refusal.itemId)
  const samples = items.flatMap((item): SampleRow[] => {
    const bill = bills.get(item.id)
    const settled = settlementOf({
      ...item,
      receivedOn: bill?.receivedOn ?? null,
      bounced: bill?.bounced ?? false,
      parts: parts.get(item.id) ?? [],
      refusals: refusals.get(item.id) ?? [],
    })
    return settled ? [{ ...settled, itemId: item.id, customerId: item.customerId, entityId: item.entityId }] : []
  })
  await replaceSamples(tx, ids, samples)
}

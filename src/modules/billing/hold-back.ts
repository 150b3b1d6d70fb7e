import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { clearHeldBack, setHeldBack } from './store-billable-lists.ts'

/** Keeps orders out of the next bills. What is not supplied yet is not touched: it may be billed when it comes. */
export async function holdBack(
  work: Work,
  request: { readonly orderIds: readonly Id<'ord'>[]; readonly reason: string },
): Promise<{ orders: number }> {
  const orders = await setHeldBack(work.tx, { ...request, originId: await originOf(work) })
  if (orders === 0) throw new Refused('nothing_to_bill')
  return { orders }
}

export async function putBack(
  work: Work,
  { orderIds }: { readonly orderIds: readonly Id<'ord'>[] },
): Promise<{ orders: number }> {
  const orders = await clearHeldBack(work.tx, orderIds)
  if (orders === 0) throw new Refused('nothing_is_held_back')
  return { orders }
}

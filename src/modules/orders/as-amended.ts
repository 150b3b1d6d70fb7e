import type { Work } from '#platform/work'
import type { Amended } from './amend.ts'
import { linesOfOrders, type StoredOrder } from './store.ts'

/** The order as a person would enter it now: prices as they stand on it, each line known by its id. */
export async function asAmended(work: Work, order: StoredOrder): Promise<Amended> {
  const lines = await linesOfOrders(work.tx, [order.id])
  return {
    head: order,
    lines: lines.map((line) => ({
      productId: line.productId,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      description: line.description,
      detail: line.detail,
      lineId: line.id,
    })),
  }
}

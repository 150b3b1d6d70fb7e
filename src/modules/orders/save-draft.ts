import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { asAmended } from './as-amended.ts'
import { examine } from './examine.ts'
import type { OrderDraft } from './place-orders.ts'
import { allocateOrderIds, deleteDrafts, insertOrders, ordersOf } from './store.ts'

/** Keeps an order that is being written, under the id it had before. Nothing is reserved and nobody is asked until it is placed. */
export async function saveDraft(work: Work, draft: OrderDraft): Promise<{ readonly id: Id<'ord'> }> {
  if (draft.lines.length === 0) throw new Refused('order_has_no_lines')
  if (draft.draftId) await refuseUnlessDraft(work, draft.draftId)
  const [examined] = await examine(
    work,
    [{ orderId: draft.draftId, head: draft.head, lines: draft.lines, enteredAt: null }],
    'zero',
  )
  const id = draft.draftId ?? (await allocateOrderIds(work.tx, 1))[0]
  if (!id || !examined) throw new Error('a draft has no id')
  if (draft.draftId) await deleteDrafts(work.tx, [draft.draftId])
  const row = {
    ...draft.head,
    ...examined.priced.totals,
    id,
    lines: examined.priced.lines,
    number: null,
    status: 'draft' as const,
    prepaid: draft.prepaid,
    enteredAt: work.at,
    placedAt: null,
    fieldOrigins: {},
  }
  await insertOrders(work.tx, [row], await originOf(work))
  return { id }
}

export async function refuseUnlessDraft(work: Work, orderId: Id<'ord'>): Promise<void> {
  const order = found((await ordersOf(work.tx, [orderId])).at(0))
  if (order.status !== 'draft') throw new Refused('order_is_placed', { order: order.number, status: order.status })
}

/**
 * The same order once more, as a draft: agreed prices of today, no purchase order number, no promise. It goes through rules and
 * gate like any other when it is placed.
 */
export async function copyOrder(
  work: Work,
  { orderId, dealOn }: { readonly orderId: Id<'ord'>; readonly dealOn: OrderDraft['head']['dealOn'] },
): Promise<{ readonly id: Id<'ord'> }> {
  const order = found((await ordersOf(work.tx, [orderId])).at(0))
  const { head, lines } = await asAmended(work, order)
  return saveDraft(work, {
    draftId: null,
    head: { ...head, dealOn, poNumber: null, externalNumber: null, wishedOn: null, promised: null },
    lines: lines.map(({ productId, quantity, description = null, detail = null }) => ({
      productId,
      quantity,
      unitPrice: null,
      description,
      detail,
    })),
    prepaid: false,
  })
}

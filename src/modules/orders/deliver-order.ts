import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { confirmDelivery, type ConfirmedDelivery } from './confirm-delivery.ts'
import { leftToDeliver, type ProofKind } from './delivery.ts'
import { refuseUnknownProof } from './keep-proof.ts'
import { linesOfOrders, ordersOf } from './store.ts'

export type DeliverRequest = {
  readonly orderId: Id<'ord'>
  readonly deliveredOn?: Day | undefined
  readonly lines?: readonly { readonly lineId: Id<'oln'>; readonly quantity: Decimal }[] | undefined
  readonly proofKind: ProofKind
  readonly proofFileId?: Id<'fil'> | null | undefined
  readonly signedBy?: string | null | undefined
  readonly remark?: string | null | undefined
}

/** A delivery as somebody says it: everything that is left, today, where nothing else was said. */
export async function deliverOrder(work: Work, request: DeliverRequest): Promise<ConfirmedDelivery> {
  const order = found((await ordersOf(work.tx, [request.orderId])).at(0))
  const now = today(work, await entityOf(work.tx, order.entityId))
  const deliveredOn = request.deliveredOn ?? now
  if (deliveredOn > now)
    throw new Refused('delivery_is_in_the_future', { field: 'deliveredOn', deliveredOn, today: now })
  const fileId = request.proofFileId ?? null
  await refuseUnknownProof(work, fileId)
  return confirmDelivery(work, {
    orderId: order.id,
    deliveredOn,
    lines: request.lines ?? (await everythingLeft(work, order.id)),
    proof: { kind: request.proofKind, fileId, signedBy: request.signedBy ?? null },
    remark: request.remark ?? null,
  })
}

const everythingLeft = async (work: Work, orderId: Id<'ord'>) =>
  (await linesOfOrders(work.tx, [orderId]))
    .map((line) => ({ lineId: line.id, quantity: leftToDeliver(line) }))
    .filter((line) => line.quantity.digits > 0n)

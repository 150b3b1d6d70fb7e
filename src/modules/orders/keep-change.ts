import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { announce } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { recordTouches } from '#modules/parties'
import type { AskedBy } from './amend.ts'
import type { ChangeItem, ChangeKind } from './change.ts'
import { orderChanged } from './events.ts'
import type { OrderStatus } from './order.ts'
import { insertChange, snapshotOf } from './store-changes.ts'
import type { StoredLine, StoredOrder } from './store.ts'

/** Why an order that was placed becomes another one. */
export type Change = {
  readonly kind: ChangeKind
  readonly askedBy: AskedBy
  readonly reason: string | null
  readonly undoes?: Id<'och'>
}

type Changed = {
  readonly order: StoredOrder
  readonly lines: readonly StoredLine[]
  readonly after: { readonly status: OrderStatus; readonly net: bigint; readonly gross: bigint }
  readonly items: readonly ChangeItem[]
}

/** Keeps a change with the order as it was before, and tells it. The order is saved already. */
export async function keepChange(work: Work, change: Change, { order, lines, after, items }: Changed) {
  const id = await insertChange(
    work.tx,
    {
      orderId: order.id,
      kind: change.kind,
      askedBy: change.askedBy,
      reason: change.reason,
      undoes: change.undoes ?? null,
      statusBefore: order.status,
      statusAfter: after.status,
      netBefore: order.net,
      netAfter: after.net,
      grossBefore: order.gross,
      grossAfter: after.gross,
      items,
      before: snapshotOf(order, lines),
    },
    { at: work.at, by: work.who.staffId, originId: await originOf(work) },
  )
  await announce(work, orderChanged, { orderId: order.id, customerId: order.customerId })
  await recordTouches(work, [
    {
      customerId: order.customerId,
      department: 'sales',
      kind: `order.${change.kind}`,
      text: { key: `order.${change.kind}`, values: { number: order.number ?? '' } },
      amount: money(after.gross, order.currency),
      subject: { kind: 'ord', id: order.id },
    },
  ])
  return id
}

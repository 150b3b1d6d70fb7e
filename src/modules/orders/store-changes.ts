import { formatDecimal, parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { json, sql, type Tx } from '#platform/sql'
import { formatTerms, parseTerms } from '#modules/parties'
import type { Amended, AskedBy } from './amend.ts'
import type { ChangeItem, ChangeKind } from './change.ts'
import type { OrderHead, OrderStatus } from './order.ts'
import type { StoredLine, StoredOrder } from './store.ts'

export type ChangeDraft = {
  readonly orderId: Id<'ord'>
  readonly kind: ChangeKind
  readonly askedBy: AskedBy
  readonly reason: string | null
  readonly undoes: Id<'och'> | null
  readonly statusBefore: OrderStatus
  readonly statusAfter: OrderStatus
  readonly netBefore: bigint
  readonly netAfter: bigint
  readonly grossBefore: bigint
  readonly grossAfter: bigint
  readonly items: readonly ChangeItem[]
  readonly before: Snapshot
}

/** An order as it is kept beside a change: decimals and terms as text, ids as they are. */
export type Snapshot = {
  readonly head: Readonly<Record<string, unknown>>
  readonly lines: readonly Readonly<Record<string, unknown>>[]
}

export async function insertChange(
  tx: Tx,
  change: ChangeDraft,
  record: { readonly at: Date; readonly by: Id<'stf'> | null; readonly originId: Id<'org'> },
): Promise<Id<'och'>> {
  const [id] = await tx.allocate('orders.order_change', 1)
  const { version } = await tx.one<{ version: number }>(sql`
    select version from orders.sales_order where id = ${change.orderId}`)
  await tx.insert('orders.order_change', [
    {
      id,
      order_id: change.orderId,
      kind: change.kind,
      asked_by: change.askedBy,
      reason: change.reason,
      at: record.at,
      by: record.by,
      status_before: change.statusBefore,
      status_after: change.statusAfter,
      net_before: change.netBefore,
      net_after: change.netAfter,
      gross_before: change.grossBefore,
      gross_after: change.grossAfter,
      items: json(change.items),
      before: json(change.before),
      version_after: version,
      undoes: change.undoes,
      origin_id: record.originId,
    },
  ])
  return id as Id<'och'>
}

export const snapshotOf = (order: StoredOrder, lines: readonly StoredLine[]): Snapshot => ({
  head: {
    poNumber: order.poNumber,
    terms: formatTerms(order.terms),
    billTo: { lines: order.billTo.lines, addressId: order.billTo.addressId?.toString() ?? null },
    shipTo: { lines: order.shipTo.lines, addressId: order.shipTo.addressId?.toString() ?? null },
    dealOn: order.dealOn,
    wishedOn: order.wishedOn,
    promised: order.promised,
    note: order.note,
  },
  lines: lines.map((line) => ({
    lineId: line.id.toString(),
    productId: line.productId.toString(),
    quantity: formatDecimal(line.quantity),
    unitPrice: formatDecimal(line.unitPrice),
    description: line.description,
    detail: line.detail,
  })),
})

export type LastChange = {
  readonly id: Id<'och'>
  readonly kind: ChangeKind
  readonly askedBy: AskedBy
  readonly versionAfter: number
  readonly before: KeptSnapshot
}

type KeptAddress = { readonly lines: string[]; readonly addressId: string | null }
type KeptSnapshot = {
  readonly head: Pick<OrderHead, 'poNumber' | 'dealOn' | 'wishedOn' | 'promised' | 'note'> & {
    readonly terms: string
    readonly billTo: KeptAddress
    readonly shipTo: KeptAddress
  }
  readonly lines: readonly {
    readonly lineId: string
    readonly productId: string
    readonly quantity: string
    readonly unitPrice: string
    readonly description: string
    readonly detail: string | null
  }[]
}

/** The latest change of an order, the only one that can be taken back. */
export const lastChange = (tx: Tx, orderId: Id<'ord'>) =>
  tx.maybe<LastChange>(sql`
    select id, kind, asked_by as "askedBy", version_after as "versionAfter", before
    from orders.order_change where order_id = ${orderId} order by id desc limit 1`)

/** The order as it was before a change. A line that is gone since comes back as a new one. */
export function fromSnapshot(
  { head, lines }: KeptSnapshot,
  now: StoredOrder,
  present: ReadonlySet<Id<'oln'>>,
): Amended {
  return {
    head: {
      ...now,
      ...head,
      terms: parseTerms(head.terms),
      billTo: addressFrom(head.billTo),
      shipTo: addressFrom(head.shipTo),
    },
    lines: lines.map((line) => {
      const lineId = BigInt(line.lineId) as Id<'oln'>
      return {
        productId: BigInt(line.productId) as Id<'prd'>,
        quantity: parseDecimal(line.quantity),
        unitPrice: parseDecimal(line.unitPrice),
        description: line.description,
        detail: line.detail,
        ...(present.has(lineId) ? { lineId } : {}),
      }
    }),
  }
}

const addressFrom = ({ lines, addressId }: KeptAddress) => ({
  lines,
  addressId: addressId === null ? null : (BigInt(addressId) as Id<'adr'>),
})

export type ShownChange = {
  readonly id: Id<'och'>
  readonly kind: ChangeKind
  readonly askedBy: AskedBy
  readonly reason: string | null
  readonly at: Date
  readonly by: string | null
  readonly byId: Id<'stf'> | null
  readonly statusBefore: OrderStatus
  readonly statusAfter: OrderStatus
  readonly grossBefore: bigint
  readonly grossAfter: bigint
  readonly items: ChangeItem[]
  readonly versionAfter: number
}

export const changesOfOrder = (tx: Tx, orderId: Id<'ord'>) =>
  tx.many<ShownChange>(sql`
    select change.id, change.kind, change.asked_by as "askedBy", change.reason, change.at, staff.name as by, change.by as "byId",
      change.status_before as "statusBefore", change.status_after as "statusAfter", change.gross_before as "grossBefore",
      change.gross_after as "grossAfter", change.items, change.version_after as "versionAfter"
    from orders.order_change change
    left join company.staff on staff.id = change.by
    where change.order_id = ${orderId}
    order by change.id desc`)

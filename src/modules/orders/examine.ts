import { dayIn } from '#kernel/day'
import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { entitiesOf, today, type LegalEntity } from '#modules/company'
import { checkOrder } from './check-order.ts'
import type { Finding } from './finding.ts'
import { gatherFacts } from './gather-facts.ts'
import type { OrderHead } from './order.ts'
import { priceLines, type LineDraft, type Priced } from './price-lines.ts'
import { rulesOn } from './store.ts'

export type OrderToExamine = {
  /** The order itself, so that it is not taken for its own duplicate. */
  readonly orderId: Id<'ord'> | null
  readonly head: OrderHead
  readonly lines: readonly LineDraft[]
  /** When it came in; an order that comes in now has no moment of its own yet. */
  readonly enteredAt: Date | null
}

export type Examined = { readonly entity: LegalEntity; readonly priced: Priced; readonly findings: readonly Finding[] }

/**
 * Prices orders and reads them with every rule in force: the same for one that is placed, amended, answered, copied or only looked
 * at while somebody types. `missing` says what to do about a line that has no price anywhere.
 */
export async function examine(
  work: Work,
  orders: readonly OrderToExamine[],
  missing: 'refuse' | 'zero' = 'refuse',
): Promise<Examined[]> {
  const [first] = orders
  if (!first) return []
  const entities = await entitiesById(work, orders)
  const entityAt = (index: number) => found(entities.get(at(orders, index).head.entityId))
  const priced = await priceLines(
    work.tx,
    orders.map(({ head, lines }) => ({ customerId: head.customerId, currency: head.currency, on: head.dealOn, lines })),
    missing,
  )
  const rules = await rulesOn(work.tx, today(work, entityAt(0)))
  const { facts } = await gatherFacts(
    work,
    orders.map(({ orderId, head, enteredAt }, index) => ({
      orderId,
      head,
      priced: at(priced, index),
      enteredOn: dayIn(entityAt(index).zone, enteredAt ?? work.at),
    })),
    rules,
  )
  return orders.map((_, index) => ({
    entity: entityAt(index),
    priced: at(priced, index),
    findings: checkOrder(at(facts, index), rules),
  }))
}

/** What stops the order until somebody answers; the rest is noted. */
export const asking = (findings: readonly Finding[]) => findings.filter((finding) => finding.asks)

async function entitiesById(work: Work, orders: readonly OrderToExamine[]) {
  const ids = [...new Set(orders.map((order) => order.head.entityId))]
  return new Map((await entitiesOf(work.tx, ids)).map((entity) => [entity.id, entity]))
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index]
  if (value === undefined) throw new Error('fewer values than orders')
  return value
}

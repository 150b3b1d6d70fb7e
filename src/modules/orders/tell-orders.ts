import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import { announce } from '#platform/events'
import type { Work } from '#platform/work'
import { recordTouches } from '#modules/parties'
import { orderAccepted, orderHeld, orderQueried } from './events.ts'
import type { OrderStatus } from './order.ts'

export type OrderNews = {
  readonly orderId: Id<'ord'>
  readonly number: string
  readonly customerId: Id<'cus'>
  readonly salespersonId: Id<'stf'> | null
  readonly gross: Money
  readonly status: OrderStatus
  readonly questions: number
}

/** Where orders stand after the gate, for everybody who waits for it; the customer's timeline gets a line of each. */
export async function tellOrders(work: Work, news: readonly OrderNews[]): Promise<void> {
  const queried = news.filter((each) => each.status === 'queried')
  const held = news.filter((each) => each.status === 'held')
  const accepted = news.filter((each) => each.status === 'accepted')
  if (queried.length > 0) await announce(work, orderQueried, { orders: queried })
  if (held.length > 0) await announce(work, orderHeld, { orders: held })
  if (accepted.length > 0) await announce(work, orderAccepted, { orders: accepted })
  await recordTouches(
    work,
    news.map(({ orderId, number, customerId, gross, status, questions }) => ({
      customerId,
      department: status === 'held' ? 'credit' : 'sales',
      kind: `order.${status}`,
      text: { key: `order.${status}`, values: { number, questions } },
      amount: gross,
      subject: { kind: 'ord', id: orderId },
    })),
  )
}

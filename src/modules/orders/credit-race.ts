import { dayIn } from '#kernel/day'
import { compare, money, type Money } from '#kernel/money'
import { begin, theSystem, type Begin } from '#platform/work'
import { creditView } from '#modules/credit'
import { placeOrders, type OrderDraft, type PlacedOrder } from './place-orders.ts'
import { ordersOf } from './store.ts'

export type Race = {
  readonly accepted: readonly PlacedOrder[]
  readonly waiting: readonly PlacedOrder[]
  readonly acceptedGross: bigint
  /** The room there was before the race; the accepted orders together may take this much. */
  readonly roomBefore: Money
  readonly passedTheLimit: boolean
}

/**
 * Many at once place an order of the same customer, each in a transaction of its own. However they meet, those that pass together
 * never take more than the room there was.
 */
export async function creditRace(
  from: Begin,
  race: { readonly draft: OrderDraft; readonly clients: number; readonly zone: string },
): Promise<Race> {
  const who = theSystem('credit race')
  const { customerId, currency } = race.draft.head
  const look = () =>
    begin(from, { who, door: 'command', readOnly: true }, (work) =>
      creditView(work.tx, { customerId, currency, on: dayIn(race.zone, work.at) }),
    )
  const before = await look()
  const placed = await Promise.all(
    Array.from({ length: race.clients }, () =>
      begin(from, { who, door: 'api' }, (work) => placeOrders(work, [race.draft])),
    ),
  )
  const orders = placed.flat()
  const accepted = orders.filter((order) => order.status === 'accepted')
  const gross = await begin(from, { who, door: 'command', readOnly: true }, async (work) =>
    ordersOf(
      work.tx,
      accepted.map((order) => order.id),
    ),
  )
  const acceptedGross = gross.reduce((total, order) => total + order.gross, 0n)
  return {
    accepted,
    waiting: orders.filter((order) => order.status !== 'accepted'),
    acceptedGross,
    roomBefore: before.headroom,
    passedTheLimit: compare(money(acceptedGross, currency), before.headroom) > 0,
  }
}

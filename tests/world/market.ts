import { plusDays, day } from '#kernel/day'
import { formatId } from '#kernel/id'
import { openDisputeDesk } from './dispute-desk.ts'
import type { World } from './world.ts'

const weekday = (week: number) => plusDays(day('2025-01-06'), 7 * week)

/** Three customers with a rhythm each: one bought every week and stopped, one every three weeks and more each time, one is late. */
export async function openMarket(world: World) {
  const desk = await openDisputeDesk(world)
  const star = await desk.addCustomer('10300', 'Stern Pumpen GmbH')
  const late = await desk.addCustomer('10301', 'Spaeth Antriebe')
  const cold = desk.customerId
  const sells = [
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((week) => ({ week, customer: cold, quantity: 1 + (week % 2) })),
    ...[0, 3, 6, 9, 12, 15, 18, 21].map((week) => ({ week, customer: star, quantity: 2 + week })),
    ...[0, 4, 8, 12, 16].map((week) => ({ week, customer: late, quantity: 60 })),
  ].toSorted((one, other) => one.week - other.week)
  for (const { week, customer, quantity } of sells) {
    await world.clock.set(weekday(week))
    const bill = await desk.sell([{ sku: 'seal', quantity: String(quantity) }], customer)
    const { gross } = bill.document
    await desk.pay(
      bill,
      `${gross.amount / 100n}.${String(gross.amount % 100n).padStart(2, '0')}`,
      plusDays(weekday(week), 9),
    )
  }
  await world.clock.set('2025-06-16')
  return { desk, entityId: formatId('ent', desk.entity.id), cold, star, late }
}

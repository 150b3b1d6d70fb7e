import { daysBetween, plusDays, yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { calendarFor } from '#platform/calendars'
import type { Work } from '#platform/work'
import { habitFrom } from './read-habit.ts'
import { reminderDay, type ReminderDay } from './reminder-day.ts'
import { billsOf, priorOn, samplesOfMany } from './store.ts'

/** An open invoice as the habit looks at it. */
export type Waiting = {
  readonly itemId: Id<'itm'>
  readonly customerId: Id<'cus'>
  /** Where the customer's working days are. */
  readonly country: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly effectiveDueOn: Day
}

export type WaitingDay = ReminderDay & { readonly receivedOn: Day }

/**
 * The day from which each of these invoices may be asked for, by its customer's own habit as at a day. Invoices that the customer is
 * not known to have are left out.
 */
export async function reminderDays(
  { tx }: Work,
  asAt: Day,
  items: readonly Waiting[],
): Promise<ReadonlyMap<Id<'itm'>, WaitingDay>> {
  if (items.length === 0) return new Map()
  const policy = await priorOn(tx, asAt)
  const bills = await billsOf(
    tx,
    items.map(({ itemId }) => itemId),
  )
  const received = new Map(bills.map((bill) => [bill.itemId, bill.receivedOn]))
  const customerIds = [...new Set(items.map(({ customerId }) => customerId))]
  const samples = Map.groupBy(
    await samplesOfMany(tx, { customerIds, since: plusDays(asAt, -policy.horizonDays), until: asAt }),
    (sample) => sample.customerId,
  )
  const days = items.flatMap((item): (readonly [Id<'itm'>, WaitingDay])[] => {
    const receivedOn = received.get(item.itemId) ?? null
    if (receivedOn === null || receivedOn > asAt) return []
    const termDays = daysBetween(item.issuedOn, item.dueOn)
    const { habit, record } = habitFrom(samples.get(item.customerId) ?? [], { policy, asAt, termDays })
    const calendar = calendarFor(item.country, { from: yearOf(receivedOn), to: yearOf(asAt) + 1 })
    const { effectiveDueOn } = item
    return [
      [item.itemId, { receivedOn, ...reminderDay({ receivedOn, effectiveDueOn, termDays, habit, record, calendar }) }],
    ]
  })
  return new Map(days)
}

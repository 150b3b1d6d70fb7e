import { daysBetween, dayIn, plusDays, yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { calendarFor } from '#platform/calendars'
import type { Work } from '#platform/work'
import { entities } from '#modules/company'
import { itemsOf, openItemsNow } from '#modules/ledger'
import { customerOf, dueOn, type Customer } from '#modules/parties'
import { alarmDay, dayAtLevel, habitOf, type Habit } from './habit.ts'
import { reminderDay } from './reminder-day.ts'
import { isRoutinePayer, type Record } from './routine-payer.ts'
import { daysToPay } from './settlement.ts'
import { billsOf, priorOn, samplesOf, samplesOfMany, type PriorPolicy, type SampleRow } from './store.ts'

const shown = 40
const enough = 5

/** A customer's habit as at a day, from what he settled until then, and the days on which he may be asked for what is open. */
export async function readHabit(work: Work, { customerId }: { readonly customerId: Id<'cus'> }) {
  const { tx } = work
  const customer = await customerOf(tx, customerId)
  const [first] = await entities(tx)
  const asAt = dayIn(first?.zone ?? 'UTC', work.at)
  const policy = await priorOn(tx, asAt)
  const samples = await samplesOf(tx, { customerId, since: plusDays(asAt, -policy.horizonDays), until: asAt })
  const { habit, record } = habitFrom(samples, {
    policy,
    asAt,
    termDays: daysBetween(asAt, dueOn(customer.terms, asAt)),
  })
  const latest = samples.slice(0, shown)
  const numbers = new Map(
    (
      await itemsOf(
        tx,
        latest.map((sample) => sample.itemId),
      )
    ).map((item) => [item.id, item.number]),
  )
  return {
    customerId,
    asAt,
    policyVersion: policy.version,
    ...record,
    isKnown: habit.settled >= enough,
    isRoutine: habit.settled >= enough && isRoutinePayer(record),
    usualDay: dayAtLevel(habit, 0.5),
    usualFrom: dayAtLevel(habit, 0.1),
    usualUntil: dayAtLevel(habit, 0.9),
    alarmDay: alarmDay(habit),
    history: latest.map((sample) => ({ ...sample, number: numbers.get(sample.itemId) ?? '', days: daysOf(sample) })),
    open: await waitingFor(work, { customer, asAt, habit, record }),
  }
}

type Seen = { readonly policy: PriorPolicy; readonly asAt: Day; readonly termDays: number }

/** What counts of his history, the longer ago the less. */
export function habitFrom(samples: readonly SampleRow[], { policy, asAt, termDays }: Seen) {
  const counting = samples.flatMap((sample) => {
    const days = daysOf(sample)
    return sample.leftOut !== null || days === null ? [] : [{ days, sample }]
  })
  const habit = habitOf(
    counting.map(({ days }) => days),
    { ...policy, mean: Math.max(0, termDays + policy.afterTerm) },
    counting.map(({ sample }) => 0.5 ** (daysBetween(sample.paidOn, asAt) / policy.halfLifeDays)),
  )
  const withinTerm = counting.filter(({ days, sample }) => days <= sample.termDays).length
  return { habit, record: { settled: counting.length, withinTerm } }
}

const daysOf = ({ receivedOn, paidOn }: SampleRow) => (receivedOn === null ? null : daysToPay({ receivedOn, paidOn }))

type Payer = {
  readonly customer: { readonly id: Id<'cus'>; readonly country: string }
  readonly asAt: Day
  readonly habit: Habit
  readonly record: Record
}

async function waitingFor({ tx }: Work, { customer, asAt, habit, record }: Payer) {
  const items = (await openItemsNow(tx, { customerId: customer.id })).filter((item) => item.kind === 'invoice')
  const bills = new Map(
    (
      await billsOf(
        tx,
        items.map((item) => item.id),
      )
    ).map((bill) => [bill.itemId, bill.receivedOn]),
  )
  return items.flatMap((item) => {
    const receivedOn = bills.get(item.id) ?? null
    if (receivedOn === null || receivedOn > asAt) return []
    const calendar = calendarFor(customer.country, { from: yearOf(receivedOn), to: yearOf(asAt) + 1 })
    const termDays = daysBetween(item.issuedOn, item.dueOn)
    const { effectiveDueOn } = item
    const { alarmOn, remindOn, because } = reminderDay({
      receivedOn,
      effectiveDueOn,
      termDays,
      habit,
      record,
      calendar,
    })
    const days = daysBetween(receivedOn, asAt)
    return [{ itemId: item.id, number: item.number, receivedOn, days, effectiveDueOn, alarmOn, remindOn, because }]
  })
}

export type UsualDays = { readonly usualDay: number; readonly usualFrom: number; readonly usualUntil: number }

/** The days after receipt on which these customers usually pay; those of whom too little is known are left out. */
export async function usualDays(
  work: Work,
  customers: readonly Pick<Customer, 'id' | 'terms'>[],
  asAt: Day,
): Promise<ReadonlyMap<Id<'cus'>, UsualDays>> {
  const policy = await priorOn(work.tx, asAt)
  const samples = await samplesOfMany(work.tx, {
    customerIds: customers.map(({ id }) => id),
    since: plusDays(asAt, -policy.horizonDays),
    until: asAt,
  })
  const byCustomer = Map.groupBy(samples, (sample) => sample.customerId)
  return new Map(
    customers.flatMap(({ id, terms }): [Id<'cus'>, UsualDays][] => {
      const termDays = daysBetween(asAt, dueOn(terms, asAt))
      const { habit } = habitFrom(byCustomer.get(id) ?? [], { policy, asAt, termDays })
      if (habit.settled < enough) return []
      const [usualDay, usualFrom, usualUntil] = [dayAtLevel(habit, 0.5), dayAtLevel(habit, 0.1), dayAtLevel(habit, 0.9)]
      return [[id, { usualDay, usualFrom, usualUntil }]]
    }),
  )
}

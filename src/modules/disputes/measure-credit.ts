import { dayOfMonth, plusDays, type Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { exponentOf, type Money } from '#kernel/money'
import type { Work } from '#platform/work'
import { entityMoney, type DocumentHead } from '#modules/billing'
import { handsNeeded } from './authority.ts'
import type { Place } from './case-work.ts'
import { authorityOn } from './store.ts'
import { creditedSince } from './store-watch.ts'

/** What a credit is worth in the seller's currency, what the customer was credited this month besides, and the hands that both need. */
export async function measureCredit(
  work: Work,
  {
    invoice,
    amount,
    apart,
    place,
  }: {
    readonly invoice: DocumentHead
    readonly amount: Money
    readonly apart: Id<'dsp'> | null
    readonly place: Place
  },
) {
  const { currency } = place.entity
  const event = entityMoney(amount, parseDecimal(invoice.entityRate), currency).amount
  const month = await creditedSince(work.tx, {
    customerId: invoice.customerId,
    entityId: invoice.entityId,
    since: firstOfMonth(place.today),
    apart,
  })
  const steps = await authorityOn(work.tx, place.today, exponentOf(currency))
  return { event, month, needs: handsNeeded(steps, { event, month }) }
}

const firstOfMonth = (day: Day): Day => plusDays(day, 1 - dayOfMonth(day))

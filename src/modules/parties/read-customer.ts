import type { Day } from '#kernel/day'
import { yearOf } from '#kernel/day'
import type { Id } from '#kernel/id'
import { calendarFor } from '#platform/calendars'
import type { Work } from '#platform/work'
import type { Customer } from './customer.ts'
import { describeTerms } from './describe-terms.ts'
import { colleaguesOf, customerOf, relativesOf } from './store.ts'
import { discountUntil, dueOn, effectiveDueOn, type Terms } from './terms.ts'

/** A customer with the names of whom it is connected to. */
export const readCustomer = async (work: Work, { customerId }: { readonly customerId: Id<'cus'> }) =>
  shownCustomer(work, await customerOf(work.tx, customerId))

export async function shownCustomer(work: Work, customer: Customer) {
  const { parentId, ownerId, collectorId, ...rest } = customer
  const colleagues = await colleaguesOf(
    work.tx,
    [ownerId, collectorId].filter((id) => id !== null),
  )
  const [parent] = parentId === null ? [] : await relativesOf(work.tx, [parentId])
  const colleague = (id: Id<'stf'> | null) => colleagues.find((each) => each.id === id) ?? null
  return {
    ...rest,
    termsText: describeTerms(customer.terms, work.language),
    parent: parent ?? null,
    owner: colleague(ownerId),
    collector: colleague(collectorId),
  }
}

/** Terms in words and by an example, so that nobody takes one month-end rule for another. */
export async function readTerms(
  work: Work,
  { terms, on, country }: { readonly terms: Terms; readonly on: Day; readonly country: string },
) {
  const due = dueOn(terms, on)
  const until = discountUntil(terms, on)
  const calendar = calendarFor(country, { from: yearOf(on), to: yearOf(due) })
  return Promise.resolve({
    terms,
    text: describeTerms(terms, work.language),
    on,
    dueOn: due,
    effectiveDueOn: effectiveDueOn(due, calendar),
    discountUntil: until,
    effectiveDiscountUntil: until && effectiveDueOn(until, calendar),
  })
}

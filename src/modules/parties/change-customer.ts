import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { checkCustomer, type Customer, type CustomerChange } from './customer.ts'
import { customerOf, lockCustomer, parentsAbove, takenNumbers, updateCustomer } from './store.ts'

/** Changes a customer, as seen at a version. What was said of it on documents before stays as it was. */
export async function changeCustomer(
  work: Work,
  { customerId, ...change }: CustomerChange & { readonly customerId: Id<'cus'> },
): Promise<Customer> {
  const before = await lockCustomer(work.tx, customerId)
  sameVersion(work, before.version)
  const after = insist(checkCustomer({ ...before, ...given(change) }))
  if (after.number !== before.number) await refuseTakenNumber(work, after.number)
  if (after.parentId !== null && after.parentId !== before.parentId) await refuseCircle(work, after.id, after.parentId)

  await updateCustomer(work.tx, after, await originOf(work))
  return customerOf(work.tx, customerId)
}

// A field that was not sent is undefined, and stays what it was.
const given = (change: CustomerChange): CustomerChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

async function refuseTakenNumber(work: Work, number: string): Promise<void> {
  const taken = await takenNumbers(work.tx, [number])
  if (taken.length > 0) throw new Refused('customer_number_is_taken', { field: 'number', numbers: taken })
}

async function refuseCircle(work: Work, customerId: Id<'cus'>, parentId: Id<'cus'>): Promise<void> {
  const parent = await customerOf(work.tx, parentId)
  const above = await parentsAbove(work.tx, parentId)
  if (parentId === customerId || above.includes(customerId)) {
    throw new Refused('parent_is_below', { field: 'parentId', customerId, parent: parent.number })
  }
}

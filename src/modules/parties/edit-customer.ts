import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { sent, type Sent } from '#platform/sent'
import type { Work } from '#platform/work'
import { findAlike } from './alike.ts'
import { changeCustomer } from './change-customer.ts'
import { createCustomers } from './create-customers.ts'
import { completeCustomer, type CustomerChange, type CustomerDraft } from './customer.ts'
import { readCustomer, shownCustomer } from './read-customer.ts'
import { colleaguesOf } from './store.ts'

/** Puts one customer on file, unless one like it is there and nobody has looked. */
export async function createCustomer(
  work: Work,
  {
    despiteAlike,
    ...asked
  }: Sent<CustomerDraft> &
    Pick<CustomerDraft, 'name' | 'country' | 'currency'> & {
      readonly despiteAlike: boolean
    },
) {
  await refuseStrangers(work, asked)
  const draft = { ...sent(asked), ...required(asked) }
  insist(completeCustomer(draft))
  const alike = despiteAlike ? [] : await findAlike(work, asked)
  const [first] = alike
  if (first !== undefined) {
    const customers = alike.map(({ id, number, name, because }) => ({ customerId: id, number, name, because }))
    throw new Refused('customer_looks_known', {
      field: first.because === 'same_vat_number' ? 'vatNumber' : 'name',
      customers,
    })
  }
  const [customerId] = await createCustomers(work, [draft])
  if (customerId === undefined) throw new Error('a customer was not stored')
  return readCustomer(work, { customerId })
}

/** Changes what was sent of one customer. */
export async function editCustomer(
  work: Work,
  { customerId, ...asked }: Sent<CustomerChange> & { readonly customerId: Id<'cus'> },
) {
  await refuseStrangers(work, asked)
  return shownCustomer(work, await changeCustomer(work, { customerId, ...sent(asked) }))
}

const required = ({ name, country, currency }: Pick<CustomerDraft, 'name' | 'country' | 'currency'>) => ({
  name,
  country,
  currency,
})

async function refuseStrangers(
  work: Work,
  people: { readonly ownerId?: Id<'stf'> | null | undefined; readonly collectorId?: Id<'stf'> | null | undefined },
): Promise<void> {
  for (const field of ['ownerId', 'collectorId'] as const) {
    const id = people[field]
    if (id && (await colleaguesOf(work.tx, [id])).length === 0) throw new Refused('colleague_is_unknown', { field })
  }
}

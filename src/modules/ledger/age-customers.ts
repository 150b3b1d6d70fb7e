import type { Day } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import { entities } from '#modules/company'
import { lockCustomers } from '#modules/parties'
import { daily, type InWork } from '#platform/schedule'
import { ageSums, customersAgedElse } from './store-sums.ts'

const chunk = 500

/** Counts anew what is how late, some customers at a time; those that are of the day already are left alone. */
export async function ageCustomers(begin: InWork, entityId: Id<'ent'>, on: Day): Promise<void> {
  let aged = chunk
  while (aged === chunk)
    aged = await begin(async (work) => {
      const customerIds = await customersAgedElse(work.tx, entityId, on, chunk)
      await lockCustomers(work, customerIds)
      await ageSums(work.tx, customerIds, { entityId, on })
      return customerIds.length
    })
}

/** As a day begins everything is a day later. */
export const ageingJob = daily('ledger.ages', {
  at: '00:05',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  steps: (begin, { subject, day }) => ageCustomers(begin, id<'ent'>(BigInt(subject)), day),
})

import type { Id } from '#kernel/id'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

/**
 * The first lock of every flow that moves a customer's money: always by id, so that two flows never wait for each other.
 * It does not stand in the way of rows that refer to the customer.
 */
export async function lockCustomers(work: Work, customerIds: readonly Id<'cus'>[]): Promise<void> {
  if (customerIds.length === 0) return
  await work.tx.run(sql`
    select id from parties.customer where id = any(${[...new Set(customerIds)]}::bigint[]) order by id for no key update`)
}

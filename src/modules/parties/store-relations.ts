import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import { talkKinds, type Department } from './touch.ts'

export type Talk = {
  readonly contactId: Id<'con'> | null
  readonly department: Department
  readonly staffId: Id<'stf'>
  readonly staffName: string
  readonly times: bigint
  readonly lastAt: Date
}

/** Who of ours spoke with whom of theirs, how often, and when last. What was only noted or done by the machine is no talk. */
export const talksWith = (tx: Tx, customerId: Id<'cus'>) =>
  tx.many<Talk>(sql`
    select touch.contact_id as "contactId", touch.department, touch.staff_id as "staffId", staff.name as "staffName",
      count(*) as times, max(touch.at) as "lastAt"
    from parties.touch
    join parties.visible_customer visible on visible.id = touch.customer_id
    join company.staff on staff.id = touch.staff_id
    where touch.customer_id = ${customerId} and touch.kind = any(${talkKinds}::text[])
    group by touch.contact_id, touch.department, touch.staff_id, staff.name
    order by max(touch.at) desc, touch.staff_id`)

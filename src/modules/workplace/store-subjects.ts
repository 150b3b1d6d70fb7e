import type { Id } from '#kernel/id'
import { sql, type RawBuilder, type Tx } from '#platform/sql'
import type { NamedSubject, SubjectKind } from './subject.ts'

type Found = Pick<NamedSubject, 'name' | 'customerId' | 'customerName'>

const rows: Readonly<Record<SubjectKind, RawBuilder<unknown>>> = {
  cus: sql`select id, id as customer_id, number as name from parties.customer`,
  ord: sql`select id, customer_id, coalesce(number, '') as name from orders.sales_order`,
  inv: sql`select id, customer_id, number as name from billing.document where number is not null`,
  rec: sql`select id, customer_id, coalesce(bank_reference, payer_name, '') as name from cash.receipt`,
  quo: sql`select id, customer_id, coalesce(number, '') as name from quotes.quote`,
  dsp: sql`select id, customer_id, number as name from disputes.dispute_case`,
}

/** A thing that the asker may see; what belongs to no customer is seen by whoever sees all of them. */
export const subjectSeen = (tx: Tx, kind: SubjectKind, id: bigint) =>
  tx.maybe<Found>(sql`
    select thing.name, thing.customer_id as "customerId", customer.name as "customerName"
    from (${rows[kind]}) thing
    left join parties.customer on customer.id = thing.customer_id
    where thing.id = ${id}
      and (thing.customer_id in (select visible.id from parties.visible_customer visible)
        or (thing.customer_id is null and current_setting('quittance.sees', true) = 'all'))`)

export type Person = {
  readonly id: Id<'stf'>
  readonly name: string
  readonly roles: readonly string[]
  readonly email: string | null
  readonly language: string
  readonly owns: boolean
}

/** Everybody who works here, and whether this customer is theirs to sell to or to collect from. */
export const peopleAround = (tx: Tx, customerId: Id<'cus'> | null) =>
  tx.many<Person>(sql`
    select staff.id, staff.name, staff.roles, staff.email, staff.language,
      exists (select from parties.customer
        where customer.id = ${customerId} and staff.id in (customer.owner_id, customer.collector_id)) as owns
    from company.staff
    where staff.active
    order by staff.folded_name, staff.id`)

/** Who entered an order. */
export const enteredBy = async (tx: Tx, orderId: Id<'ord'>): Promise<Id<'stf'> | null> =>
  (
    await tx.maybe<{ staffId: Id<'stf'> | null }>(sql`
      select origin.staff_id as "staffId" from orders.sales_order placed
      join platform.origin on origin.id = placed.origin_id
      where placed.id = ${orderId}`)
  )?.staffId ?? null

import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { Who } from '#platform/work'
import type { Opportunity } from './deal.ts'

type Row = Omit<Opportunity, 'value'> & {
  readonly cents: bigint | null
  readonly customerName: string | null
  readonly ownerName: string | null
}

const columns = sql`
  opportunity.id, opportunity.external_id as "externalId", opportunity.lead_id as "leadId", opportunity.title,
  opportunity.customer_id as "customerId", visible.name as "customerName", opportunity.account_name as "accountName",
  opportunity.salesperson_id as "ownerId", owner.name as "ownerName", opportunity.stage, opportunity.engaged_on as "openedOn",
  opportunity.expected_on as "expectedOn", opportunity.closed_on as "closedOn", opportunity.close_value as cents,
  opportunity.currency, opportunity.next_step as "nextStep", opportunity.next_step_on as "nextStepOn",
  opportunity.lost_because as "lostBecause", opportunity.lost_note as "lostNote", opportunity.version`

const from = sql`
  from sales.opportunity
  left join (select customer.id, customer.name from parties.customer
    join parties.visible_customer allowed on allowed.id = customer.id) visible on visible.id = opportunity.customer_id
  left join company.staff owner on owner.id = opportunity.salesperson_id`

// A prospect has no customer yet: a sales rep sees the ones that are his own.
const seen = (who: Who) =>
  who.sees === 'all'
    ? sql`(opportunity.customer_id is null or visible.id is not null)`
    : sql`(opportunity.salesperson_id = ${who.staffId} or visible.id is not null)`

const opportunityFrom = ({ cents, ...row }: Row) => ({
  ...row,
  value: cents === null ? null : money(cents, row.currency),
})

export async function opportunityOf(tx: Tx, who: Who, id: Id<'opp'>) {
  const row = await tx.maybe<Row>(sql`select ${columns} ${from} where opportunity.id = ${id} and ${seen(who)}`)
  return row === null ? null : opportunityFrom(row)
}

/** Waits until nobody else changes the opportunity. */
export const lockOpportunity = (tx: Tx, id: Id<'opp'>) =>
  tx.maybe(sql`select id from sales.opportunity where id = ${id} for update`)

export type NewOpportunity = Omit<
  Opportunity,
  'id' | 'externalId' | 'closedOn' | 'lostBecause' | 'lostNote' | 'version'
>

export async function insertOpportunity(tx: Tx, row: NewOpportunity, originId: Id<'org'>): Promise<Id<'opp'>> {
  const made = await tx.one<{ id: Id<'opp'> }>(sql`
    insert into sales.opportunity (lead_id, title, customer_id, account_name, salesperson_id, stage, engaged_on, expected_on,
      close_value, currency, next_step, next_step_on, origin_id)
    values (${row.leadId}, ${row.title}, ${row.customerId}, ${row.accountName}, ${row.ownerId}, ${row.stage}, ${row.openedOn},
      ${row.expectedOn}, ${row.value?.amount ?? null}, ${row.currency}, ${row.nextStep}, ${row.nextStepOn}, ${originId})
    returning id`)
  return made.id
}

export const saveOpportunity = (tx: Tx, row: Opportunity) =>
  tx.run(sql`
    update sales.opportunity set title = ${row.title}, customer_id = ${row.customerId}, salesperson_id = ${row.ownerId},
      stage = ${row.stage}, expected_on = ${row.expectedOn}, closed_on = ${row.closedOn},
      close_value = ${row.value?.amount ?? null}, next_step = ${row.nextStep}, next_step_on = ${row.nextStepOn},
      lost_because = ${row.lostBecause}, lost_note = ${row.lostNote}, version = version + 1
    where id = ${row.id}`)

export type OpportunityFilters = PageRequest & {
  readonly stage?: string | undefined
  readonly ownerId?: Id<'stf'> | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly expectedUntil?: Day | undefined
  readonly search?: string | undefined
}

export async function opportunityPage(tx: Tx, who: Who, request: OpportunityFilters) {
  const page = await listPage<Row, { currency: Currency; cents: bigint }>(tx, {
    request,
    select: columns,
    from,
    where: [
      seen(who),
      given(request.stage, (stage) => sql`opportunity.stage = ${stage}`),
      given(request.ownerId, (id) => sql`opportunity.salesperson_id = ${id}`),
      given(request.customerId, (id) => sql`opportunity.customer_id = ${id}`),
      given(request.expectedUntil, (until) => sql`opportunity.expected_on <= ${until}`),
      given(
        request.search,
        (text) =>
          sql`concat_ws(' ', opportunity.title, opportunity.account_name, visible.name) ilike ${likeText(text)}`,
      ),
    ],
    sorts: {
      expectedOn: { by: sql`opportunity.expected_on`, type: 'date', nullable: true },
      openedOn: { by: sql`opportunity.engaged_on`, type: 'date', nullable: true },
      value: { by: sql`opportunity.close_value`, type: 'bigint', nullable: true },
    },
    defaultSort: 'expectedOn',
    id: sql`opportunity.id`,
    sums: sql`opportunity.currency, coalesce(sum(opportunity.close_value), 0)::bigint as cents`,
    groupSumsBy: sql`opportunity.currency`,
  })
  return {
    ...page,
    rows: page.rows.map((row) => shownOpportunity(opportunityFrom(row))),
    sums: page.sums.map(({ currency, cents }) => ({ currency, value: money(cents, currency) })),
  }
}

export const shownOpportunity = ({
  customerId,
  customerName,
  ownerId,
  ownerName,
  currency: _,
  ...row
}: ReturnType<typeof opportunityFrom>) => ({
  ...row,
  customer: customerId === null || customerName === null ? null : { id: customerId, name: customerName },
  owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
})

import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { AccountProfile, OpportunityDraft, TeamMember } from './opportunity.ts'

export async function saveOpportunities(
  tx: Tx,
  rows: readonly OpportunityDraft[],
  originId: Id<'org'>,
): Promise<bigint[]> {
  const saved = await tx.many<{ id: bigint; externalId: string }>(sql`
    insert into sales.opportunity (external_id, customer_id, product_id, salesperson_id, account_name, stage, engaged_on,
      closed_on, close_value, currency, origin_id)
    select given.*, ${originId}
    from unnest(
      ${rows.map((row) => row.externalId)}::text[], ${rows.map((row) => row.customerId)}::bigint[],
      ${rows.map((row) => row.productId)}::bigint[], ${rows.map((row) => row.salespersonId)}::bigint[],
      ${rows.map((row) => row.accountName)}::text[], ${rows.map((row) => row.stage)}::text[],
      ${rows.map((row) => row.engagedOn)}::date[], ${rows.map((row) => row.closedOn)}::date[],
      ${rows.map((row) => row.closeValue?.amount ?? null)}::bigint[], ${rows.map((row) => row.currency)}::text[]) given
    on conflict (external_id) do update set
      customer_id = excluded.customer_id, product_id = excluded.product_id, salesperson_id = excluded.salesperson_id,
      account_name = excluded.account_name, stage = excluded.stage, engaged_on = excluded.engaged_on,
      closed_on = excluded.closed_on, close_value = excluded.close_value, currency = excluded.currency,
      version = opportunity.version + 1, origin_id = excluded.origin_id
    returning id, external_id as "externalId"`)
  const ids = new Map(saved.map((row) => [row.externalId, row.id]))
  return rows.map((row) => ids.get(row.externalId) as bigint)
}

export const saveTeam = (tx: Tx, rows: readonly TeamMember[], originId: Id<'org'>) =>
  tx.run(sql`
    insert into sales.team_member (staff_id, manager_id, region, origin_id)
    select given.*, ${originId}
    from unnest(
      ${rows.map((row) => row.staffId)}::bigint[], ${rows.map((row) => row.managerId)}::bigint[],
      ${rows.map((row) => row.region)}::text[]) given
    on conflict (staff_id) do update set
      manager_id = excluded.manager_id, region = excluded.region, origin_id = excluded.origin_id`)

export const saveProfiles = (tx: Tx, rows: readonly AccountProfile[], originId: Id<'org'>) =>
  tx.run(sql`
    insert into sales.account_profile (customer_id, sector, founded_year, revenue_millions, employees, origin_id)
    select given.*, ${originId}
    from unnest(
      ${rows.map((row) => row.customerId)}::bigint[], ${rows.map((row) => row.sector)}::text[],
      ${rows.map((row) => row.foundedYear)}::int[], ${rows.map((row) => row.revenueMillions)}::numeric[],
      ${rows.map((row) => row.employees)}::int[]) given
    on conflict (customer_id) do update set
      sector = excluded.sector, founded_year = excluded.founded_year, revenue_millions = excluded.revenue_millions,
      employees = excluded.employees, origin_id = excluded.origin_id`)

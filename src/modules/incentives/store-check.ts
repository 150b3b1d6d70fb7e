import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Finding } from '#modules/ledger'

type Asked = { readonly entityId: Id<'ent'>; readonly after: Id<'inv'> | null; readonly limit: number }

/** Documents that were looked at for commission, and when last. */
export const accruedDocuments = (tx: Tx, { entityId, after, limit }: Asked) =>
  tx.many<{ id: Id<'inv'>; accruedAt: Date; number: string }>(sql`
    select document.id, accrual.accrued_at as "accruedAt", document.number
    from incentives.accrual join billing.document on document.id = accrual.document_id
    where document.entity_id = ${entityId} and (${after}::bigint is null or document.id > ${after})
    order by document.id limit ${limit}`)

export const frozenTexts = (tx: Tx) =>
  tx.many<{ id: Id<'pst'>; name: string; quarter: Day; content: string; hash: string }>(sql`
    select statement.id, staff.name, statement.quarter, statement.content, statement.hash
    from incentives.statement join company.staff on staff.id = statement.staff_id order by statement.id`)

/** What can be told by sums alone; at most 50 places each. */
export async function listedFindings(tx: Tx): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [invariant, query] of invariants) {
    const rows = await tx.many<{ place: string; detail: string }>(query)
    found.push(...rows.map((row) => ({ invariant, ...row })))
  }
  return found
}

const invariants: readonly (readonly [string, ReturnType<typeof sql>])[] = [
  [
    'what is payable on an invoice is what its commission entries say',
    sql`
      with said as (
        select document_id, sum(amount) as amount from incentives.entry where document_id is not null group by document_id
      ), posted as (
        select entry.document_id, -sum(posting.entity_amount) as amount
        from ledger.entry join ledger.posting on posting.entry_id = entry.id and posting.account = 2310
        where entry.kind = 'commission' and entry.document_id is not null group by entry.document_id
      )
      select 'invoice ' || coalesce(document.number, 'unknown') as place,
        'entries ' || coalesce(said.amount, 0) || ', posted ' || coalesce(posted.amount, 0) as detail
      from said full join posted using (document_id)
      left join billing.document on document.id = document_id
      where coalesce(said.amount, 0) <> coalesce(posted.amount, 0)
      order by 1 limit 50`,
  ],
  [
    'what is expected and payable on an invoice is what was kept of it',
    sql`
      with posted as (
        select entry.document_id, sum(posting.entity_amount) as expense
        from ledger.entry join ledger.posting on posting.entry_id = entry.id and posting.account = 6400
        where entry.kind = 'commission' and entry.document_id is not null group by entry.document_id
      )
      select 'invoice ' || coalesce(document.number, 'unknown') as place,
        'kept ' || coalesce(accrual.expense, 0) || ', posted ' || coalesce(posted.expense, 0) as detail
      from incentives.accrual full join posted using (document_id)
      left join billing.document on document.id = document_id
      where coalesce(accrual.expense, 0) <> coalesce(posted.expense, 0)
      order by 1 limit 50`,
  ],
  [
    'what the books owe for pay is what is earned and not paid',
    sql`
      with said as (
        select entity_id, sum(amount) as amount from (
          select entity_id, amount from incentives.entry
          union all select entity_id, -total from incentives.pay_run) every
        group by entity_id
      ), posted as (
        select entry.entity_id, -sum(posting.entity_amount) as amount
        from ledger.entry join ledger.posting on posting.entry_id = entry.id and posting.account = 2310
        where entry.kind in ('commission', 'commission_paid') group by entry.entity_id
      )
      select 'entity ' || coalesce(entity.code, 'unknown') as place,
        'earned less paid ' || coalesce(said.amount, 0) || ', account 2310 ' || coalesce(posted.amount, 0) as detail
      from said full join posted using (entity_id)
      left join company.legal_entity entity on entity.id = entity_id
      where coalesce(said.amount, 0) <> coalesce(posted.amount, 0)
      order by 1 limit 50`,
  ],
  [
    'a settled pay statement is the sum of its entries',
    sql`
      select 'pay statement ' || statement.id as place,
        'settled ' || (statement.earned - statement.taken_back + statement.adjusted) || ' in ' || statement.entries || ' entries, entries '
          || coalesce(sum(entry.amount), 0) || ' in ' || count(entry.id) as detail
      from incentives.statement
      left join incentives.entry on entry.entity_id = statement.entity_id and entry.staff_id = statement.staff_id
        and entry.quarter = statement.quarter
      group by statement.id
      having statement.earned - statement.taken_back + statement.adjusted <> coalesce(sum(entry.amount), 0)
        or statement.entries <> count(entry.id)
      order by statement.id limit 50`,
  ],
  [
    'what is carried from one pay statement is brought forward in the next',
    sql`
      select 'pay statement ' || id as place, 'brought forward ' || opening || ', carried before ' || carried_before as detail
      from (
        select id, opening, coalesce(lag(carried) over (partition by entity_id, staff_id order by quarter), 0) as carried_before
        from incentives.statement) chain
      where opening <> carried_before
      order by id limit 50`,
  ],
  [
    'payroll is paid what two people agreed to',
    sql`
      select 'pay run ' || run.id as place, 'total ' || run.total || ', statements ' || coalesce(sum(statement.payable), 0) as detail
      from incentives.pay_run run left join incentives.statement on statement.pay_run_id = run.id
      group by run.id having run.total <> coalesce(sum(statement.payable), 0) or run.statements <> count(statement.id)
      order by run.id limit 50`,
  ],
]

import { monthOf, yearOf, type Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

type Asked = PageRequest & {
  readonly entityId: Id<'ent'>
  readonly staffId?: Id<'stf'> | undefined
  readonly quarter?: Day | undefined
  readonly payRunId?: Id<'prn'> | undefined
}

type Row = {
  readonly person: string
  readonly quarter: Day
  readonly plan: string
  readonly planVersion: number | null
  readonly kind: string
  readonly cause: string
  readonly share: string
  readonly customer: string | null
  readonly invoiceNumber: string | null
  readonly bankReference: string | null
  readonly currency: Currency
  readonly basis: bigint
  readonly rate: string
  readonly amount: bigint
  readonly earnedOn: Day
  readonly recordedOn: Day
  readonly reason: string | null
}

// The entries of a statement, and at its ends what was brought forward and what is carried: together they are what is paid.
const lines = sql`
  select entry.id * 2 as id, entry.entity_id, entry.staff_id, entry.quarter, plan.name as plan, plan.version as plan_version, entry.kind,
    entry.cause, entry.share_weight || '/' || entry.share_of as share, customer.name as customer, document.number as invoice_number,
    receipt.bank_reference, entry.currency, entry.basis, entry.rate_percent, entry.amount, entry.earned_on, entry.recorded_on,
    entry.reason, 1 as place, entry.customer_id is null or visible.id is not null as customer_is_seen
  from incentives.entry
  join incentives.plan on plan.id = entry.plan_id
  left join parties.customer on customer.id = entry.customer_id
  left join parties.visible_customer visible on visible.id = entry.customer_id
  left join billing.document on document.id = entry.document_id
  left join cash.receipt on receipt.id = entry.receipt_id
  union all
  select statement.id * 2 + 1, statement.entity_id, statement.staff_id, statement.quarter, '', null, side.kind, 'neither', '1/1', null, null,
    null, statement.currency, 0, 0, side.amount, statement.quarter, statement.quarter, null, side.place, true
  from incentives.statement
  cross join lateral (values
    ('brought-forward', statement.opening, 0), ('carried', -statement.carried, 2)) as side (kind, amount, place)
  where side.amount <> 0`

/** The lines of pay statements; whoever reads only his own pay gets his own. */
export async function payLinePage({ tx, who }: Work, request: Asked) {
  const only = who.permissions.has('pay.read-all') ? null : who.staffId
  const page = await listPage<Row>(tx, {
    request,
    select: sql`staff.name as person, line.quarter, line.plan, line.plan_version as "planVersion", line.kind, line.cause, line.share,
      line.customer, line.invoice_number as "invoiceNumber", line.bank_reference as "bankReference", line.currency, line.basis,
      line.rate_percent as rate, line.amount, line.earned_on as "earnedOn", line.recorded_on as "recordedOn", line.reason`,
    from: sql`from (${lines}) line join company.staff on staff.id = line.staff_id`,
    where: [
      sql`line.entity_id = ${request.entityId}`,
      only === null ? null : sql`line.staff_id = ${only}`,
      // The lines of one's own pay are one's own, whoever has the customer by now.
      sql`(line.customer_is_seen or line.staff_id = ${who.staffId}::bigint)`,
      given(request.staffId, (staffId) => sql`line.staff_id = ${staffId}`),
      given(request.quarter, (quarter) => sql`line.quarter = ${quarter}`),
      given(
        request.payRunId,
        (runId) => sql`exists (
          select 1 from incentives.statement paid
          where paid.pay_run_id = ${runId} and paid.staff_id = line.staff_id and paid.quarter = line.quarter
            and paid.entity_id = line.entity_id)`,
      ),
    ],
    sorts: {
      person: {
        by: sql`staff.folded_name || ' ' || line.quarter || ' ' || line.place || ' ' || line.earned_on`,
        type: 'text',
      },
    },
    defaultSort: 'person',
    id: sql`line.id`,
  })
  return {
    ...page,
    rows: page.rows.map(({ quarter, currency, basis, rate, amount, ...row }) => ({
      ...row,
      statementPeriod: periodName(quarter),
      basis: money(basis, currency),
      rate: parseDecimal(rate),
      amount: money(amount, currency),
    })),
  }
}

/** '2025-Q2'. */
export const periodName = (quarter: Day) => `${yearOf(quarter)}-Q${(monthOf(quarter) + 2) / 3}`

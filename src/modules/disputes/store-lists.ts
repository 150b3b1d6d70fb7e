import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { CaseKind, CaseOrigin, CaseState, Verdict, Wanted, Why } from './case.ts'
import type { CauseCode, OutcomeKind } from './cause.ts'

export type CaseFilters = PageRequest & {
  readonly kind?: CaseKind | undefined
  readonly open?: boolean | undefined
  readonly cause?: CauseCode | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly documentId?: Id<'inv'> | undefined
  readonly entityId?: Id<'ent'> | undefined
  readonly search?: string | undefined
  readonly late?: boolean | undefined
}

export type CaseRow = {
  readonly id: Id<'dsp'>
  readonly number: string
  readonly kind: CaseKind
  readonly state: CaseState
  readonly customerId: Id<'cus'>
  readonly customerNumber: string
  readonly customerName: string
  readonly documentId: Id<'inv'> | null
  readonly documentNumber: string | null
  readonly cause: CauseCode | null
  readonly wanted: Wanted | null
  readonly origin: CaseOrigin
  readonly text: string
  readonly openedOn: Day
  readonly clockOn: Day
  readonly actBy: Day | null
  readonly ownerId: Id<'stf'> | null
  readonly ownerName: string | null
  readonly ownerRole: string
  readonly level: number
  readonly withCustomerSince: Date | null
  readonly promisedFor: Day | null
  readonly promisedBy: string | null
  readonly verdict: Verdict | null
  readonly outcome: OutcomeKind | null
  readonly currency: Currency
  readonly gross: bigint
  readonly why: Why
  readonly days: number
  readonly closedOn: Day | null
  readonly version: number
}

export type Asking = {
  readonly today: Day
  /** The roles whose unclaimed cases count as the asker's, or null for everybody's. */
  readonly mine: readonly string[] | null
  readonly staffId: Id<'stf'> | null
  readonly caseId?: Id<'dsp'>
}

/** Cases ranked by their clock, then by their amount; those that wait for the customer stand behind all others. */
export async function casePage(tx: Tx, request: CaseFilters, { today, mine, staffId, caseId }: Asking) {
  const page = await listPage<CaseRow, { currency: Currency; gross: bigint }>(tx, {
    request,
    select: rowColumns(today),
    from: sql`
      from disputes.dispute_case found
      join parties.visible_customer visible on visible.id = found.customer_id
      join parties.customer on customer.id = found.customer_id
      left join billing.document on document.id = found.document_id
      left join company.staff owner on owner.id = found.owner_id
      left join disputes.promise on promise.case_id = found.id and promise.state = 'open'
      left join company.staff promiser on promiser.id = promise.staff_id`,
    where: [
      given(caseId, (id) => sql`found.id = ${id}`),
      given(request.kind, (kind) => sql`found.kind = ${kind}`),
      given(request.open, (open) => (open ? sql`found.closed_at is null` : sql`found.closed_at is not null`)),
      given(request.cause, (cause) => sql`found.cause = ${cause}`),
      given(request.customerId, (id) => sql`found.customer_id = ${id}`),
      given(request.documentId, (id) => sql`found.document_id = ${id}`),
      given(request.entityId, (id) => sql`found.entity_id = ${id}`),
      mine === null
        ? null
        : sql`(found.owner_id = ${staffId} or (found.owner_id is null and found.owner_role = any(${[...mine]}::text[])))`,
      request.late ? sql`found.act_by < ${today} and found.with_customer_since is null` : null,
      given(request.search?.trim() || null, (text) => {
        const like = likeText(text)
        return sql`found.number ilike ${like} or document.number ilike ${like} or customer.name ilike ${like}`
      }),
    ],
    sorts: {
      rank: {
        by: sql`(coalesce(found.act_by, '9999-12-31'::date) - '2000-01-01'::date)::numeric * 10000000000000000 - found.gross`,
        type: 'numeric',
      },
      gross: { by: sql`found.gross`, type: 'bigint' },
      openedOn: { by: sql`found.opened_on`, type: 'date' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
    },
    defaultSort: 'rank',
    id: sql`found.id`,
    sums: sql`found.currency, sum(found.gross)::bigint as gross`,
    groupSumsBy: sql`found.currency`,
  })
  return {
    ...page,
    rows: page.rows.map(({ currency, gross, ...row }) => ({ ...row, gross: money(gross, currency) })),
    sums: page.sums.map(({ currency, gross }) => ({ currency, gross: money(gross, currency) })),
  }
}

// Why a case stands where it stands, as a key and a number of days; the reader's language makes a sentence of it.
const rowColumns = (today: Day) => sql`
  found.id, found.number, found.kind, found.state, found.customer_id as "customerId", customer.number as "customerNumber",
  customer.name as "customerName", found.document_id as "documentId", document.number as "documentNumber", found.cause,
  found.wanted, found.origin, found.text, found.opened_on as "openedOn", found.clock_on as "clockOn",
  found.act_by as "actBy", found.owner_id as "ownerId", owner.name as "ownerName", found.owner_role as "ownerRole",
  found.level, found.with_customer_since as "withCustomerSince", promise.day as "promisedFor", promiser.name as "promisedBy",
  found.verdict, found.outcome, found.currency, found.gross, found.closed_on as "closedOn", found.version,
  case
    when found.closed_at is not null then 'closed'
    when found.with_customer_since is not null then 'with_customer'
    when found.state = 'proposal' then 'approval'
    when promise.day is not null then 'promised'
    when exists (select 1 from disputes.promise broken where broken.case_id = found.id and broken.state = 'broken') then 'promise_broken'
    when found.act_by < ${today} then 'late'
    else 'due'
  end as why,
  coalesce(abs(coalesce(promise.day, found.act_by) - ${today}::date), 0) as days`

export type ApprovalRow = {
  readonly id: Id<'apr'>
  readonly caseId: Id<'dsp'> | null
  readonly caseNumber: string | null
  readonly deed: 'credit_note' | 'rebill'
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly documentId: Id<'inv'>
  readonly documentNumber: string
  readonly cause: CauseCode | null
  readonly verdict: Verdict | null
  readonly personId: Id<'stf'> | null
  readonly personName: string | null
  readonly askedBy: Id<'stf'> | null
  readonly askedByName: string | null
  readonly askedAt: Date
  readonly reason: string
  readonly currency: Currency
  readonly amount: bigint
  readonly needs: string[]
  readonly given: { readonly hand: string; readonly staffId: string; readonly name: string }[]
  readonly version: number
}

/** What waits for a yes, those that wait longest first. */
export async function approvalPage(tx: Tx, request: PageRequest & { readonly entityId?: Id<'ent'> | undefined }) {
  const page = await listPage<ApprovalRow, { currency: Currency; amount: bigint }>(tx, {
    request,
    select: sql`
      approval.id, approval.case_id as "caseId", found.number as "caseNumber", approval.deed, document.customer_id as "customerId",
      customer.name as "customerName", document.id as "documentId", document.number as "documentNumber", found.cause,
      found.verdict, found.traced_staff_id as "personId", person.name as "personName", approval.asked_by as "askedBy", asker.name as "askedByName",
      approval.asked_at as "askedAt", approval.reason, approval.currency, approval.amount, approval.needs, approval.version,
      coalesce((
        select jsonb_agg(jsonb_build_object('hand', hand.hand, 'staffId', hand.staff_id::text, 'name', giver.name) order by hand.at)
        from disputes.approval_hand hand join company.staff giver on giver.id = hand.staff_id
        where hand.approval_id = approval.id), '[]') as given`,
    from: sql`
      from disputes.approval
      left join disputes.dispute_case found on found.id = approval.case_id
      join billing.document on document.id = coalesce(found.document_id, approval.document_id)
      join parties.visible_customer visible on visible.id = document.customer_id
      join parties.customer on customer.id = document.customer_id
      left join company.staff person on person.id = found.traced_staff_id
      left join company.staff asker on asker.id = approval.asked_by`,
    where: [sql`approval.state = 'waiting'`, given(request.entityId, (id) => sql`document.entity_id = ${id}`)],
    sorts: {
      askedAt: { by: sql`approval.asked_at`, type: 'timestamptz' },
      amount: { by: sql`approval.amount`, type: 'bigint' },
    },
    defaultSort: 'askedAt',
    id: sql`approval.id`,
    sums: sql`approval.currency, sum(approval.amount)::bigint as amount`,
    groupSumsBy: sql`approval.currency`,
  })
  return {
    ...page,
    rows: page.rows.map(({ currency, amount, ...row }) => ({ ...row, currency, amount: money(amount, currency) })),
    sums: page.sums.map(({ currency, amount }) => ({ currency, amount: money(amount, currency) })),
  }
}

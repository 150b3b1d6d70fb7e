import type { Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { CauseCode } from './cause.ts'

export type ProposalState = 'open' | 'accepted' | 'declined'

/** Cases of a cause that were our fault and ended since a day, and that no proposal was made of yet. */
export const teachingCases = (
  tx: Tx,
  { entityId, cause, since }: { readonly entityId: Id<'ent'>; readonly cause: CauseCode; readonly since: Day },
) =>
  tx.many<{ id: Id<'dsp'> }>(sql`
    select taught.id from disputes.dispute_case taught
    where taught.entity_id = ${entityId} and taught.cause = ${cause} and taught.verdict = 'ours' and taught.closed_on >= ${since}
      and not exists (
        select 1 from disputes.rule_proposal made where made.entity_id = taught.entity_id and taught.id = any(made.case_ids))
    order by taught.id`)

/** Once: while one of its kind waits for an answer there is no second. */
export const insertProposal = (
  tx: Tx,
  made: {
    readonly entityId: Id<'ent'>
    readonly cause: CauseCode
    readonly rule: string
    readonly parameters: Readonly<Record<string, unknown>>
    readonly caseIds: readonly Id<'dsp'>[]
    readonly at: Date
    readonly originId: Id<'org'>
  },
) =>
  tx.run(sql`
    insert into disputes.rule_proposal (entity_id, cause, rule_code, parameters, case_ids, proposed_at, state, origin_id)
    values (${made.entityId}, ${made.cause}, ${made.rule}, ${JSON.stringify(made.parameters)}::jsonb, ${[...made.caseIds]}::bigint[], ${made.at},
      'open', ${made.originId})
    on conflict do nothing`)

export type StoredProposal = {
  readonly id: Id<'rlp'>
  readonly entityId: Id<'ent'>
  readonly rule: 'price_off_habit'
  readonly parameters: { readonly percent: string; readonly bills: number }
  readonly state: ProposalState
  readonly cases: string
  readonly version: number
}

export const lockProposal = (tx: Tx, proposalId: Id<'rlp'>) =>
  tx.maybe<StoredProposal>(sql`
    select proposal.id, proposal.entity_id as "entityId", proposal.rule_code as rule, proposal.parameters, proposal.state,
      proposal.version, (
        select string_agg(taught.number, ', ' order by taught.id) from disputes.dispute_case taught
        where taught.id = any(proposal.case_ids)) as cases
    from disputes.rule_proposal proposal where proposal.id = ${proposalId} for update`)

export const endProposal = (
  tx: Tx,
  proposalId: Id<'rlp'>,
  ended: {
    readonly state: 'accepted' | 'declined'
    readonly by: Id<'stf'> | null
    readonly at: Date
    readonly reason: string | null
    readonly ruleVersion: number | null
  },
) =>
  tx.run(sql`
    update disputes.rule_proposal set state = ${ended.state}, decided_by = ${ended.by}, decided_at = ${ended.at},
      reason = ${ended.reason}, rule_version = ${ended.ruleVersion}, version = version + 1
    where id = ${proposalId}`)

type Row = {
  readonly id: Id<'rlp'>
  readonly entityId: Id<'ent'>
  readonly cause: CauseCode
  readonly rule: 'price_off_habit'
  readonly parameters: { readonly percent: string; readonly bills: number }
  readonly cases: readonly {
    readonly id: string
    readonly number: string
    readonly customerName: string
    readonly gross: string
    readonly currency: Currency
  }[]
  readonly proposedAt: Date
  readonly state: ProposalState
  readonly decidedByName: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
  readonly ruleVersion: number | null
  readonly version: number
}

/** Proposals, the latest first; of their cases, those of customers whom the asker may see. */
export async function proposalPage(tx: Tx, request: PageRequest & { readonly state?: ProposalState | undefined }) {
  const page = await listPage<Row>(tx, {
    request,
    select: sql`
      proposal.id, proposal.entity_id as "entityId", proposal.cause, proposal.rule_code as rule, proposal.parameters,
      proposal.proposed_at as "proposedAt", proposal.state, decider.name as "decidedByName", proposal.decided_at as "decidedAt",
      proposal.reason, proposal.rule_version as "ruleVersion", proposal.version,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', taught.id::text, 'number', taught.number, 'customerName', customer.name,
          'gross', taught.gross::text, 'currency', taught.currency) order by taught.id)
        from disputes.dispute_case taught
        join parties.visible_customer visible on visible.id = taught.customer_id
        join parties.customer on customer.id = taught.customer_id
        where taught.id = any(proposal.case_ids)), '[]') as cases`,
    from: sql`
      from disputes.rule_proposal proposal left join company.staff decider on decider.id = proposal.decided_by`,
    where: [given(request.state, (state) => sql`proposal.state = ${state}`)],
    sorts: { proposedAt: { by: sql`proposal.proposed_at`, type: 'timestamptz' } },
    defaultSort: '-proposedAt',
    id: sql`proposal.id`,
  })
  return {
    ...page,
    rows: page.rows.map(({ parameters, cases, ...row }) => ({
      ...row,
      percent: parseDecimal(parameters.percent),
      bills: parameters.bills,
      cases: cases.map((each) => ({
        id: id<'dsp'>(BigInt(each.id)),
        number: each.number,
        customerName: each.customerName,
        gross: money(BigInt(each.gross), each.currency),
      })),
    })),
  }
}

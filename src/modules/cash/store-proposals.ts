import { id, type Id } from '#kernel/id'
import { found } from '#platform/found'
import { json, sql, type Tx } from '#platform/sql'
import { stored } from '#platform/stored'
import type { Proposal, Reason, Share } from './proposal.ts'

export type ProposalRow = { readonly receiptId: Id<'rec'>; readonly decisionId: Id<'dec'> | null } & {
  readonly proposals: readonly Proposal[]
}

/** The proposals of lines, best first. Earlier ones of the same lines are put aside. */
export async function replaceProposals(tx: Tx, rows: readonly ProposalRow[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await supersedeProposals(
    tx,
    rows.map((row) => row.receiptId),
  )
  await insertProposals(tx, rows, at)
}

export const insertProposals = (tx: Tx, rows: readonly ProposalRow[], at: Date) =>
  tx.insert(
    'cash.proposal',
    rows.flatMap(({ receiptId, decisionId, proposals }) =>
      proposals.map((proposal, index) => ({
        receipt_id: receiptId,
        rank: index + 1,
        customer_id: proposal.customerId,
        probability: String(proposal.probability),
        method: proposal.method,
        items: json(stored(proposal.shares)),
        credits: json(stored(proposal.credits)),
        rest: proposal.rest,
        reasons: json(stored(proposal.reasons)),
        state: 'open',
        decision_id: decisionId,
        made_at: at,
      })),
    ),
  )

export const supersedeProposals = (tx: Tx, receiptIds: readonly Id<'rec'>[]) =>
  tx.run(sql`
    update cash.proposal set state = 'superseded' where receipt_id = any(${receiptIds}::bigint[]) and state = 'open'`)

/** One was taken: the others of its line are declined. Without one, all are. */
export const closeProposals = (tx: Tx, receiptIds: readonly Id<'rec'>[], accepted: readonly Id<'prp'>[]) =>
  tx.run(sql`
    update cash.proposal set state = case when id = any(${accepted}::bigint[]) then 'accepted' else 'declined' end
    where receipt_id = any(${receiptIds}::bigint[]) and state = 'open'`)

export type KeptProposal = Omit<Proposal, 'reasons'> & {
  readonly id: Id<'prp'>
  readonly receiptId: Id<'rec'>
  readonly decisionId: Id<'dec'> | null
  readonly reasons: readonly Reason[]
}

type Row = Omit<KeptProposal, 'probability' | 'shares' | 'credits'> & {
  readonly probability: string
  readonly shares: readonly KeptShare[]
  readonly credits: readonly KeptShare[]
}
type KeptShare = { readonly itemId: string; readonly amount: string }

const columns = sql.raw(`
  id, receipt_id as "receiptId", customer_id as "customerId", probability::text as probability, method, items as shares, credits,
  rest, reasons, decision_id as "decisionId"`)

const shares = (kept: readonly KeptShare[]): Share[] =>
  kept.map(({ itemId, amount }) => ({ itemId: id(BigInt(itemId)), amount: BigInt(amount) }))

const read = (row: Row): KeptProposal => ({
  ...row,
  method: row.method,
  probability: Number(row.probability),
  shares: shares(row.shares),
  credits: shares(row.credits),
})

export async function openProposals(tx: Tx, receiptIds: readonly Id<'rec'>[]): Promise<KeptProposal[]> {
  const rows = await tx.many<Row>(sql`
    select ${columns} from cash.proposal where receipt_id = any(${receiptIds}::bigint[]) and state = 'open'
    order by receipt_id, rank, id`)
  return rows.map(read)
}

export const proposalOf = async (tx: Tx, proposalId: Id<'prp'>): Promise<KeptProposal & { readonly state: string }> => {
  const row = found(
    await tx.maybe<Row & { state: string }>(sql`select ${columns}, state from cash.proposal where id = ${proposalId}`),
  )
  return { ...read(row), state: row.state }
}

/** Lines whose open proposals are about these customers: what one line pays, no other can. */
export const receiptsProposedTo = (tx: Tx, customerIds: readonly Id<'cus'>[], except: readonly Id<'rec'>[]) =>
  tx.many<{ receiptId: Id<'rec'> }>(sql`
    select distinct receipt_id as "receiptId" from cash.proposal
    where state = 'open' and customer_id = any(${customerIds}::bigint[]) and not receipt_id = any(${except}::bigint[])`)

import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found, Stale } from '#platform/found'
import type { Work } from '#platform/work'
import { itemsOf } from '#modules/ledger'
import { lockLines } from './lock-lines.ts'
import { settleLines } from './settle-lines.ts'
import { closeProposals, proposalOf, type KeptProposal } from './store-proposals.ts'

export type Acceptance = {
  readonly receiptId: Id<'rec'>
  readonly proposalId: Id<'prp'>
  /** The line as it was seen; left out where the request itself says so. */
  readonly version?: number | undefined
}

/** A person agrees with what the machine proposed: all of them, or none. */
export async function acceptProposals(work: Work, acceptances: readonly Acceptance[]): Promise<void> {
  const proposals = await Promise.all(acceptances.map(({ proposalId }) => proposalOf(work.tx, proposalId)))
  const byReceipt = new Map(proposals.map((proposal) => [proposal.receiptId, proposal]))
  const receipts = await lockLines(work, {
    receiptIds: acceptances.map((each) => each.receiptId),
    itemIds: [...new Set(proposals.flatMap((each) => [...each.shares, ...each.credits].map((share) => share.itemId)))],
    customerIds: [...new Set(proposals.map((proposal) => proposal.customerId))],
  })
  for (const { receiptId, proposalId, version } of acceptances) {
    const receipt = found(receipts.find((each) => each.id === receiptId))
    if (version !== undefined && version !== receipt.version) throw new Stale(receipt.version)
    const proposal = byReceipt.get(receiptId)
    if (proposal?.id !== proposalId) throw new Refused('proposal_is_of_another_line', { receiptId })
    // Read again, now that nobody else can take it.
    const now = await proposalOf(work.tx, proposalId)
    if (now.state !== 'open') throw new Refused('proposal_is_past', { receiptId, proposalId })
    await refuseOutdated(work, now)
  }
  await settleLines(
    work,
    receipts.map((receipt) => {
      const { id, ...proposal } = found(byReceipt.get(receipt.id))
      return { ...proposal, receipt, how: 'confirmed' as const, proposalId: id }
    }),
  )
  await closeProposals(
    work.tx,
    receipts.map((receipt) => receipt.id),
    proposals.map((proposal) => proposal.id),
  )
}

/** Since it was made, somebody else has paid what it pays. */
async function refuseOutdated(work: Work, proposal: KeptProposal): Promise<void> {
  const wanted = [...proposal.shares, ...proposal.credits]
  const items = new Map(
    (
      await itemsOf(
        work.tx,
        wanted.map((share) => share.itemId),
      )
    ).map((item) => [item.id, item]),
  )
  const short = wanted.find((share) => (items.get(share.itemId)?.open ?? 0n) < share.amount)
  if (short)
    throw new Refused('proposal_is_past', {
      receiptId: proposal.receiptId,
      proposalId: proposal.id,
      number: items.get(short.itemId)?.number,
    })
}

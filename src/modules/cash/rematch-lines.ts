import type { z } from 'zod'
import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { itemsOf } from '#modules/ledger'
import type { invoiceIssued } from '#modules/billing'
import { decideLines } from './decide-lines.ts'
import type { cashApplied } from './events.ts'
import type { Receipt } from './receipt.ts'
import { settleLines } from './settle-lines.ts'
import { lockReceipts, setWaits } from './store.ts'
import { closeProposals, receiptsProposedTo, replaceProposals } from './store-proposals.ts'
import { waitingFor, waitingReceipts } from './store-waiting.ts'

/**
 * Looks at waiting lines again, with what is known now. `apply`: what has become sure is applied by the machine. `propose`: a person
 * is at it, so the machine only renews what it proposes. Lines that somebody left with a reason stay as they are.
 */
export async function rematchLines(
  work: Work,
  receiptIds: readonly Id<'rec'>[],
  mode: 'apply' | 'propose',
): Promise<void> {
  const waiting = await waitingReceipts(work.tx, receiptIds)
  const accounts = Map.groupBy(waiting, (receipt) => `${receipt.entityId} ${receipt.currency}`)
  for (const lines of accounts.values()) await rematchWithin(work, lines, mode)
}

async function rematchWithin(work: Work, lines: readonly Receipt[], mode: 'apply' | 'propose'): Promise<void> {
  const [first] = lines
  if (!first) return
  const open = await openAmounts(work, lines)
  const decided = await decideLines(
    work,
    { entityId: first.entityId, currency: first.currency },
    lines.map((line) => ({ ...line, amount: open.get(line.id) ?? line.amount })),
  )
  const locked = new Map(
    (
      await lockReceipts(
        work.tx,
        lines.map((line) => line.id),
      )
    ).map((line) => [line.id, line]),
  )
  // Between the look and the lock somebody may have worked with it; then his word stands.
  const still = decided.filter(({ line }) => locked.get(line.id)?.version === line.version)
  const toPost = still.flatMap(({ line, match, decisionId }) => {
    const receipt = locked.get(line.id)
    return mode === 'apply' && receipt && match.verdict === 'post' && match.proposal.shares.length > 0
      ? [{ receipt, decisionId, ...match.proposal, how: 'auto' as const, proposalId: null }]
      : []
  })
  await settleLines(work, toPost)
  const posted = toPost.map(({ receipt }) => receipt.id)
  await closeProposals(work.tx, posted, [])
  const waits = still.filter(({ line }) => !posted.includes(line.id))
  await replaceProposals(
    work.tx,
    waits.map(({ line, match, decisionId }) => ({
      receiptId: line.id,
      decisionId,
      proposals: match.verdict === 'post' ? [match.proposal] : match.proposals,
    })),
    work.at,
  )
  await setWaits(
    work.tx,
    waits.map(({ line, match }) => ({ id: line.id, whyItWaits: match.verdict === 'post' ? null : match.waits })),
  )
}

async function openAmounts(work: Work, lines: readonly Receipt[]): Promise<ReadonlyMap<Id<'rec'>, bigint>> {
  const items = await itemsOf(
    work.tx,
    lines.flatMap(({ itemId }) => (itemId === null ? [] : [itemId])),
  )
  return new Map(items.flatMap((item) => (item.receiptId === null ? [] : [[item.receiptId, item.open] as const])))
}

/** What one line has paid, another can no longer: renews what is proposed for the same customers. */
export async function renewProposals(work: Work, news: z.output<typeof cashApplied.payload>): Promise<void> {
  const others = await receiptsProposedTo(
    work.tx,
    [...new Set(news.allocations.map(({ customerId }) => customerId))],
    news.allocations.map(({ receiptId }) => receiptId),
  )
  await rematchLines(
    work,
    others.map(({ receiptId }) => receiptId),
    'propose',
  )
}

/** New invoices: money that came before its bill finds it now. */
export async function matchNewInvoices(work: Work, news: z.output<typeof invoiceIssued.payload>): Promise<void> {
  const waiting = await waitingFor(
    work.tx,
    news.documents.map(({ itemId }) => itemId),
  )
  await rematchLines(
    work,
    waiting.map(({ id }) => id),
    'apply',
  )
}

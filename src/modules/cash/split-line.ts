import { split } from '#kernel/money'
import { money, type Money } from '#kernel/money'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf } from '#modules/company'
import { standingLinks } from '#modules/ledger'
import { unidentifyLines } from './identify-lines.ts'
import { lockLine } from './lock-lines.ts'
import { splitInto } from './receipt.ts'
import { rematchLines } from './rematch-lines.ts'
import { bookDay } from './settle-lines.ts'
import { allocateReceiptIds, insertReceipts, partsOf, updateReceipts } from './store.ts'
import { insertDeeds } from './store-deeds.ts'
import { supersedeProposals } from './store-proposals.ts'

/** One payment of several customers: each part is from then on a line of its own. The bank's line stands behind them unchanged. */
export async function splitLine(
  work: Work,
  { receiptId, parts }: { readonly receiptId: Id<'rec'>; readonly parts: readonly Money[] },
): Promise<Id<'rec'>[]> {
  const receipt = await lockLine(work, receiptId)
  const foreign = parts.find((part) => part.currency !== receipt.currency)
  if (foreign) throw new Refused('currencies_differ', { credit: receipt.currency, debit: foreign.currency })
  const amounts = insist(
    splitInto(
      receipt,
      parts.map((part) => part.amount),
    ),
  )
  if (receipt.itemId !== null && (await standingLinks(work.tx, [receipt.itemId])).length > 0)
    throw new Refused('line_is_applied', { receiptId })
  await unidentifyLines(work, [{ receipt, postedOn: await bookDay(work, receipt) }])
  const originId = await originOf(work)
  await updateReceipts(work.tx, [
    { ...receipt, state: 'split', customerId: null, itemId: null, leftUnappliedReason: null, whyItWaits: null },
  ])
  await supersedeProposals(work.tx, [receiptId])

  const { currency } = await entityOf(work.tx, receipt.entityId)
  const inEntity = split(money(receipt.entityAmount, currency), amounts)
  const ids = await allocateReceiptIds(work.tx, amounts.length)
  await insertReceipts(
    work.tx,
    amounts.map((amount, index) => ({
      ...receipt,
      id: ids[index] ?? receipt.id,
      lineKey: `${receipt.lineKey}/${ids[index]}`,
      partOfId: receipt.id,
      amount,
      entityAmount: inEntity[index]?.amount ?? 0n,
      state: 'unidentified' as const,
      customerId: null,
      itemId: null,
      leftUnappliedReason: null,
      whyItWaits: null,
    })),
    originId,
  )
  await insertDeeds(
    work.tx,
    [
      {
        receiptId,
        kind: 'split',
        how: 'manual',
        customerId: null,
        identified: false,
        allocationIds: [],
        proposalId: null,
        learned: [],
        amount: receipt.amount,
      },
    ],
    { at: work.at, staffId: work.who.staffId, originId },
  )
  await rematchLines(work, ids, 'propose')
  return ids
}

/** The parts become the line again; refused once something was done with one of them. */
export async function joinParts(work: Work, receiptId: Id<'rec'>): Promise<void> {
  const parts = await partsOf(work.tx, receiptId)
  const touched = parts.find((part) => part.state !== 'unidentified')
  if (touched) throw new Refused('part_is_in_use', { receiptId: touched.id })
  const ids = parts.map((part) => part.id)
  await supersedeProposals(work.tx, ids)
  await updateReceipts(
    work.tx,
    parts.map((part) => ({ ...part, state: 'joined' as const, whyItWaits: null })),
  )
}

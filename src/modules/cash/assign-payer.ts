import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { standingLinks } from '#modules/ledger'
import { confirmAliases } from '#modules/parties'
import { identifyLines, unidentifyLines } from './identify-lines.ts'
import { lockLine } from './lock-lines.ts'
import { rematchLines } from './rematch-lines.ts'
import { aliasesOf, bookDay } from './settle-lines.ts'
import { updateReceipts } from './store.ts'
import { insertDeeds } from './store-deeds.ts'
import { why } from './proposal.ts'

/** A person says whose money it is, or that it is somebody else's than was thought. The second time the account alone will do. */
export async function assignPayer(
  work: Work,
  { receiptId, customerId }: { readonly receiptId: Id<'rec'>; readonly customerId: Id<'cus'> },
): Promise<void> {
  const receipt = await lockLine(work, receiptId, { customerIds: [customerId] })
  if (receipt.customerId === customerId && receipt.itemId !== null)
    throw new Refused('payer_is_known', { receiptId, customerId })
  if (receipt.itemId !== null && (await standingLinks(work.tx, [receipt.itemId])).length > 0)
    throw new Refused('line_is_applied', { receiptId })
  const postedOn = await bookDay(work, receipt)
  await unidentifyLines(work, [{ receipt, postedOn }])
  const unknown = { ...receipt, itemId: null, customerId: null }
  const items = await identifyLines(work, [{ receipt: unknown, customerId, postedOn }])
  await updateReceipts(work.tx, [
    {
      ...receipt,
      state: 'unapplied',
      customerId,
      itemId: items.get(receipt.id) ?? null,
      leftUnappliedReason: null,
      whyItWaits: why('cash.purpose_unknown'),
    },
  ])
  const aliases = aliasesOf(receipt, customerId)
  await confirmAliases(work, aliases)
  await insertDeeds(
    work.tx,
    [
      {
        receiptId,
        kind: 'identified',
        how: 'manual',
        customerId,
        identified: true,
        allocationIds: [],
        proposalId: null,
        learned: aliases.map(({ kind }) => kind),
        amount: receipt.amount,
      },
    ],
    { at: work.at, staffId: work.who.staffId, originId: await originOf(work) },
  )
  await rematchLines(work, [receiptId], 'propose')
}

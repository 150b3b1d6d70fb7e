import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { lockLine } from './lock-lines.ts'
import { updateReceipts } from './store.ts'
import { insertDeeds } from './store-deeds.ts'

/** The money stays where it is, and everybody can read why; the machine no longer touches it. */
export async function leaveLine(
  work: Work,
  { receiptId, reason }: { readonly receiptId: Id<'rec'>; readonly reason: string },
): Promise<void> {
  const receipt = await lockLine(work, receiptId)
  if (receipt.state === 'applied') throw new Refused('line_is_applied', { receiptId })
  await updateReceipts(work.tx, [{ ...receipt, leftUnappliedReason: reason, whyItWaits: null }])
  await insertDeeds(
    work.tx,
    [
      {
        receiptId,
        kind: 'left',
        how: 'manual',
        customerId: receipt.customerId,
        identified: false,
        allocationIds: [],
        proposalId: null,
        learned: [],
        amount: receipt.amount,
      },
    ],
    { at: work.at, staffId: work.who.staffId, originId: await originOf(work) },
  )
}

import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found, sameVersion } from '#platform/found'
import type { Work } from '#platform/work'
import { itemsOf, unallocate, withdrawAllowances } from '#modules/ledger'
import { lockCustomers, unconfirmAliases } from '#modules/parties'
import { inCurrency } from './booking.ts'
import { cashUnapplied } from './events.ts'
import { unidentifyLines } from './identify-lines.ts'
import { workable, type Receipt } from './receipt.ts'
import { rematchLines } from './rematch-lines.ts'
import { aliasesOf, bookDay } from './settle-lines.ts'
import { joinParts } from './split-line.ts'
import { lockReceipts, partsOf, receiptOf, updateReceipts } from './store.ts'
import { lastDeed, markUndone, type KeptDeed } from './store-deeds.ts'
import { why } from './proposal.ts'

/** Takes back the last thing that was done with a line. Nothing is deleted: links get their opposite, with the same days. */
export async function undoDeed(
  work: Work,
  { receiptId }: { readonly receiptId: Id<'rec'> },
): Promise<KeptDeed['kind']> {
  const before = await receiptOf(work.tx, receiptId)
  const parts = before.state === 'split' ? await partsOf(work.tx, receiptId) : []
  const payers = [before, ...parts].flatMap(({ customerId }) => (customerId === null ? [] : [customerId]))
  await lockCustomers(work, payers)
  const locked = await lockReceipts(work.tx, [receiptId, ...parts.map((part) => part.id)])
  const receipt = found(locked.find((each) => each.id === receiptId))
  sameVersion(work, receipt.version)
  const deed = await lastDeed(work.tx, receiptId)
  if (!deed) throw new Refused('nothing_to_undo', { receiptId })
  await takeBack(work, receipt, deed)
  await markUndone(work.tx, deed.id, { at: work.at, staffId: work.who.staffId })
  await rematchLines(work, [receiptId], 'propose')
  return deed.kind
}

async function takeBack(work: Work, receipt: Receipt, deed: KeptDeed): Promise<void> {
  switch (deed.kind) {
    case 'applied':
      insist(workable(receipt))
      return unapply(work, receipt, deed)
    case 'identified':
      insist(workable(receipt))
      return unidentify(work, receipt, deed)
    case 'left':
      await updateReceipts(work.tx, [{ ...receipt, leftUnappliedReason: null, whyItWaits: null }])
      return
    case 'split':
      await joinParts(work, receipt.id)
      await updateReceipts(work.tx, [{ ...receipt, state: 'unidentified', whyItWaits: null }])
      return
    case 'returned':
      throw new Refused('line_was_returned', { receiptId: receipt.id })
  }
}

async function unapply(work: Work, receipt: Receipt, deed: KeptDeed): Promise<void> {
  const postedOn = await bookDay(work, receipt)
  const links = await unallocate(work, { allocationIds: deed.allocationIds, postedOn })
  await withdrawAllowances(work, {
    receiptId: receipt.id,
    debitItemIds: links.map((link) => link.debitItemId),
    postedOn,
  })
  const own = links.filter((link) => link.creditItemId === receipt.itemId)
  if (own.length > 0)
    await announce(work, cashUnapplied, {
      allocations: own.map((link) => ({
        allocationId: link.id,
        receiptId: receipt.id,
        amount: inCurrency(receipt, link.amount),
      })),
      returned: false,
    })
  if (deed.identified) return unidentify(work, receipt, deed)
  const [item] = receipt.itemId === null ? [] : await itemsOf(work.tx, [receipt.itemId])
  await updateReceipts(work.tx, [
    {
      ...receipt,
      state: item?.open === 0n ? 'applied' : 'unapplied',
      leftUnappliedReason: null,
      whyItWaits: why('cash.taken_back'),
    },
  ])
}

async function unidentify(work: Work, receipt: Receipt, deed: KeptDeed): Promise<void> {
  await unidentifyLines(work, [{ receipt, postedOn: await bookDay(work, receipt) }])
  const { customerId } = receipt
  if (customerId !== null)
    await unconfirmAliases(
      work,
      aliasesOf(receipt, customerId).filter(({ kind }) => deed.learned.includes(kind)),
    )
  await updateReceipts(work.tx, [
    {
      ...receipt,
      state: 'unidentified',
      customerId: null,
      itemId: null,
      leftUnappliedReason: null,
      whyItWaits: why('cash.taken_back'),
    },
  ])
}

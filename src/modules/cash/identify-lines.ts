import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { itemIds, itemsOfReceipts, post, raiseItems, releaseMoney } from '#modules/ledger'
import { bookIdentified, itemOf } from './booking.ts'
import type { Receipt } from './receipt.ts'

export type Identification = { readonly receipt: Receipt; readonly customerId: Id<'cus'>; readonly postedOn: Day }

/**
 * Payers found: the money moves from 2100 to 2110 with an item of the payer. It counts from the day it came, and the books
 * of today learn of it. The caller holds the locks.
 */
export async function identifyLines(work: Work, lines: readonly Identification[]): Promise<Map<Id<'rec'>, Id<'itm'>>> {
  if (lines.length === 0) return new Map()
  const before = await itemsOfReceipts(
    work.tx,
    lines.map(({ receipt }) => receipt.id),
  )
  const known = lines.map(({ receipt, customerId }) =>
    before.find((item) => item.receiptId === receipt.id && item.customerId === customerId),
  )
  const missing = known.filter((item) => !item).length
  const fresh = missing > 0 ? await itemIds(work.tx, missing) : []
  let next = 0
  const found = lines.map((line, index) => {
    const itemId = known[index]?.id ?? fresh[next++]
    if (!itemId) throw new Error('fewer ids than lines')
    return { ...line, itemId, isNew: !known[index] }
  })
  const news = found.filter((each) => each.isNew)
  await raiseItems(
    work,
    news.map(({ receipt, customerId, itemId, postedOn }) => itemOf(receipt, { itemId, customerId, postedOn })),
  )
  await post(
    work,
    news.map(({ receipt, customerId, itemId, postedOn }) =>
      bookIdentified({ ...receipt, customerId, itemId }, postedOn),
    ),
  )
  // It was this customer's before somebody thought otherwise: the same item takes the money up again.
  await releaseMoney(
    work,
    found
      .filter((each) => !each.isNew)
      .map(({ receipt, itemId, postedOn }) => release(receipt, itemId, -receipt.amount, postedOn)),
  )
  return new Map(found.map(({ receipt, itemId }) => [receipt.id, itemId]))
}

/** The payer is unknown again: the money goes back to 2100. What was applied must have been taken back. */
export async function unidentifyLines(
  work: Work,
  lines: readonly { readonly receipt: Receipt; readonly postedOn: Day }[],
): Promise<void> {
  await releaseMoney(
    work,
    lines.flatMap(({ receipt, postedOn }) =>
      receipt.itemId === null ? [] : [release(receipt, receipt.itemId, receipt.amount, postedOn)],
    ),
  )
}

const release = (receipt: Receipt, itemId: Id<'itm'>, amount: bigint, postedOn: Day) => ({
  itemId,
  amount,
  to: 2100 as const,
  receiptId: receipt.id,
  valueOn: receipt.valueOn,
  postedOn,
})

import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { lockCustomers } from '#modules/parties'
import { entityPart } from './open-item.ts'
import { post } from './post.ts'
import { customersOfItems, lockItems, moveItems } from './store.ts'

export type Release = {
  readonly itemId: Id<'itm'>
  /** In minor units. Below zero the money comes back to the item. */
  readonly amount: bigint
  /** Where it goes: out of the bank, or to the money whose payer is unknown. */
  readonly to: 1000 | 2100
  /** The bank line that the entry belongs to. */
  readonly receiptId: Id<'rec'>
  readonly valueOn: Day
  readonly postedOn: Day
}

/**
 * Takes money off a receipt's item without paying a debt with it: the bank gave it back, or it was somebody else's. What was
 * applied must be taken back first.
 */
export async function releaseMoney(work: Work, releases: readonly Release[]): Promise<void> {
  if (releases.length === 0) return
  const ids = [...new Set(releases.map((each) => each.itemId))]
  await lockCustomers(work, await customersOfItems(work.tx, ids))
  const items = new Map((await lockItems(work.tx, ids)).map((item) => [item.id, item]))
  const steps = releases.map((release) => {
    const item = items.get(release.itemId)
    if (!item) throw new Error(`no open item ${release.itemId}`)
    if (item.kind !== 'receipt') throw new Error(`${item.number} is not money`)
    const left = item.open - release.amount
    if (left < 0n || left > item.total)
      throw new Refused('item_not_open_enough', { number: item.number, open: item.open, asked: release.amount })
    // Back up to the total both currencies are whole again; in between the part follows the rest.
    const entityAmount =
      release.amount > 0n
        ? entityPart(item, release.amount)
        : left === item.total
          ? item.entityOpen - item.entityTotal
          : -entityPart({ open: item.total, entityOpen: item.entityTotal }, -release.amount)
    items.set(item.id, { ...item, open: left, entityOpen: item.entityOpen - entityAmount })
    return { release, item, entityAmount }
  })
  await post(
    work,
    steps.map(({ release, item, entityAmount }) => ({
      entityId: item.entityId,
      kind: release.to === 1000 ? 'money_returned' : 'payer_corrected',
      receiptId: release.receiptId,
      valueOn: release.valueOn,
      postedOn: release.postedOn,
      postings: [
        {
          account: 2110,
          customerId: item.customerId,
          itemId: item.id,
          amount: money(release.amount, item.currency),
          entityAmount,
        },
        { account: release.to, amount: money(-release.amount, item.currency), entityAmount: -entityAmount },
      ],
    })),
  )
  await moveItems(
    work.tx,
    steps.map(({ release, item, entityAmount }) => ({
      itemId: item.id,
      kind: 'released' as const,
      amount: -release.amount,
      entityAmount: -entityAmount,
      allocationId: null,
      valueOn: release.valueOn,
      postedOn: release.postedOn,
    })),
    work.at,
  )
}

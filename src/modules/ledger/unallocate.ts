import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { lockCustomers } from '#modules/parties'

import { exchangeDifference, receivable } from './allocate.ts'
import type { EntryDraft } from './entry.ts'
import { post } from './post.ts'
import {
  allocateAllocationIds,
  allocationsOf,
  customersOfItems,
  insertReversals,
  lockItems,
  moveItems,
  type StoredAllocation,
} from './store.ts'
import type { OpenItem } from './open-item.ts'

/**
 * Takes links back: both items get their open amounts again, with their due days, and the money stands on 2110. Each link can
 * be taken back once, whoever tries at the same time. The reversal carries the value day of what it reverses, so that an
 * as-at question answers as if the link had never been; money that a bank gave back has a `valueOn` of its own, for until
 * then the debt was paid.
 */
export async function unallocate(
  work: Work,
  request: { readonly allocationIds: readonly Id<'alc'>[]; readonly postedOn: Day; readonly valueOn?: Day },
): Promise<StoredAllocation[]> {
  const itemIds = (await allocationsOf(work.tx, request.allocationIds)).flatMap((each) => [
    each.creditItemId,
    each.debitItemId,
  ])
  await lockCustomers(work, await customersOfItems(work.tx, itemIds))
  const items = new Map((await lockItems(work.tx, [...new Set(itemIds)])).map((item) => [item.id, item]))
  const allocations = await allocationsOf(work.tx, request.allocationIds)
  for (const each of allocations) {
    if (each.reversed || each.reversesId) throw new Refused('allocation_already_reversed', { allocation: each.id })
  }
  const dated = allocations.map((each) => ({ ...each, valueOn: request.valueOn ?? each.valueOn }))
  await save(work, dated, items, request.postedOn)
  return allocations
}

async function save(
  work: Work,
  allocations: readonly StoredAllocation[],
  items: ReadonlyMap<Id<'itm'>, OpenItem>,
  postedOn: Day,
) {
  const ids = await allocateAllocationIds(work.tx, allocations.length)
  const posted = allocations.filter((each) => each.entryId !== null)
  const entryIds = await post(
    work,
    posted.map((each) => reversal(each, items, postedOn)),
  )
  const entryOf = new Map(posted.map((each, index) => [each.id, entryIds[index] ?? null]))
  const rows = allocations.map((allocation, index) => {
    const id = ids[index]
    if (!id) throw new Error('an allocation has no id')
    return { id, allocation, valueOn: allocation.valueOn, postedOn, entryId: entryOf.get(allocation.id) ?? null }
  })
  await insertReversals(work.tx, rows, { at: work.at, originId: await originOf(work) })
  await moveItems(
    work.tx,
    rows.flatMap(({ id, allocation }) => {
      const days = { allocationId: id, kind: 'unapplied' as const, valueOn: allocation.valueOn, postedOn }
      return [
        { ...days, itemId: allocation.creditItemId, amount: allocation.amount, entityAmount: allocation.creditEntity },
        { ...days, itemId: allocation.debitItemId, amount: allocation.amount, entityAmount: allocation.debitEntity },
      ]
    }),
    work.at,
  )
}

function reversal(allocation: StoredAllocation, items: ReadonlyMap<Id<'itm'>, OpenItem>, postedOn: Day): EntryDraft {
  const credit = items.get(allocation.creditItemId)
  const debit = items.get(allocation.debitItemId)
  if (!credit || !debit) throw new Error(`allocation ${allocation.id} has no items`)
  return {
    entityId: credit.entityId,
    kind: 'cash_unapplied',
    ...(credit.receiptId ? { receiptId: credit.receiptId } : {}),
    valueOn: allocation.valueOn,
    postedOn,
    postings: [
      receivable(debit, allocation.amount, allocation.debitEntity),
      credit.kind !== 'receipt'
        ? receivable(credit, -allocation.amount, -allocation.creditEntity)
        : {
            account: 2110,
            customerId: credit.customerId,
            itemId: credit.id,
            amount: money(-allocation.amount, credit.currency),
            entityAmount: -allocation.creditEntity,
          },
      ...exchangeDifference(allocation.debitEntity - allocation.creditEntity, credit.currency),
    ],
  }
}

import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, negate, split, type Money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { lockCustomers } from '#modules/parties'
import { allocate } from './allocate.ts'
import type { Allocation, How } from './allocation.ts'
import type { AccountNumber, EntryDraft, PostingDraft } from './entry.ts'
import { entityPart, type OpenItem } from './open-item.ts'
import { post } from './post.ts'
import { raiseItems } from './raise-items.ts'
import { allocateItemIds, customersOfItems, itemsOf, lockItems, moveItems, standingLinks } from './store.ts'
import { allowancesOf, insertAllowances, postingsOfEntries, type AllowanceKind } from './store-allowances.ts'
import { unallocate } from './unallocate.ts'

/** What of a debt we let go because of the money that came for it, and the accounts that bear it. */
export type Allowance = {
  readonly kind: AllowanceKind
  readonly receiptId: Id<'rec'>
  readonly debitItemId: Id<'itm'>
  /** Debits that make the allowance, in the item's currency. */
  readonly charges: readonly Charge[]
  readonly how: How
  readonly valueOn: Day
  readonly postedOn: Day
}

export type Charge = { readonly account: AccountNumber; readonly amount: Money; readonly taxCodeId?: Id<'txc'> }

type Step = {
  readonly allowance: Allowance
  readonly debit: OpenItem
  readonly itemId: Id<'itm'>
  readonly total: bigint
  readonly entityTotal: bigint
}

/**
 * Lets parts of debts go: each becomes a credit of its own that settles its debt at once, so the books tell money from what was
 * allowed. The debts are locked by who applied the money.
 */
export async function allow(work: Work, allowances: readonly Allowance[]): Promise<Allocation[]> {
  if (allowances.length === 0) return []
  const debits = new Map(
    (await itemsOf(work.tx, [...new Set(allowances.map((each) => each.debitItemId))])).map((item) => [item.id, item]),
  )
  const ids = await allocateItemIds(work.tx, allowances.length)
  const steps = allowances.map((allowance, index): Step => {
    const [debit, itemId] = [debits.get(allowance.debitItemId), ids[index]]
    if (!debit || itemId === undefined) throw new Error(`no open item ${allowance.debitItemId}`)
    const total = allowance.charges.reduce((sum, charge) => sum + charge.amount.amount, 0n)
    if (total <= 0n || total > debit.open)
      throw new Refused('item_not_open_enough', { number: debit.number, open: debit.open, asked: total })
    return { allowance, debit, itemId, total, entityTotal: entityPart(debit, total) }
  })
  const entries = await post(work, steps.map(entryOf))
  await raiseItems(work, steps.map(itemOf))
  await insertAllowances(
    work.tx,
    steps.map(({ allowance, itemId }, index) => ({ ...allowance, itemId, entryId: entries[index] ?? null })),
  )
  const links = steps.map(({ allowance, itemId, total, debit }) => ({
    creditItemId: itemId,
    debitItemId: debit.id,
    amount: money(total, debit.currency),
    how: allowance.how,
    valueOn: allowance.valueOn,
    postedOn: allowance.postedOn,
  }))
  return allocate(work, { links, from: 'items' })
}

function entryOf({ allowance, debit, itemId, total, entityTotal }: Step): EntryDraft {
  const weights = allowance.charges.map(({ amount }) => amount.amount)
  const inEntity = split(money(entityTotal, debit.currency), weights)
  return {
    entityId: debit.entityId,
    kind: allowance.kind,
    receiptId: allowance.receiptId,
    valueOn: allowance.valueOn,
    postedOn: allowance.postedOn,
    postings: [
      ...allowance.charges.map((charge, index): PostingDraft => ({
        ...charge,
        entityAmount: inEntity[index]?.amount ?? 0n,
      })),
      {
        account: 1100,
        customerId: debit.customerId,
        itemId,
        amount: money(-total, debit.currency),
        entityAmount: -entityTotal,
      },
    ],
  }
}

const itemOf = ({ allowance, debit, itemId, total, entityTotal }: Step) => ({
  id: itemId,
  entityId: debit.entityId,
  customerId: debit.customerId,
  kind: 'allowance' as const,
  documentId: null,
  receiptId: null,
  number: debit.number,
  reference: allowance.kind,
  issuedOn: allowance.valueOn,
  dueOn: allowance.valueOn,
  effectiveDueOn: allowance.valueOn,
  currency: debit.currency,
  total,
  entityTotal,
  valueOn: allowance.valueOn,
  postedOn: allowance.postedOn,
})

export type Withdrawal = {
  readonly receiptId: Id<'rec'>
  /** The debts that the money no longer pays. */
  readonly debitItemIds: readonly Id<'itm'>[]
  readonly postedOn: Day
  /** The day on which the money went back; without it the allowance is as if it had never been. */
  readonly valueOn?: Day
}

/** What was allowed because money came is owed again when the money does not pay any more. Answers the debts that it was for. */
export async function withdrawAllowances(
  work: Work,
  { receiptId, debitItemIds, ...days }: Withdrawal,
): Promise<Id<'itm'>[]> {
  const standing = await allowancesOf(work.tx, receiptId, debitItemIds)
  if (standing.length === 0) return []
  const itemIds = standing.map((each) => each.itemId)
  await lockCustomers(work, await customersOfItems(work.tx, itemIds))
  const links = await standingLinks(work.tx, itemIds)
  await unallocate(work, { allocationIds: links.map((link) => link.id), ...days })
  const items = new Map((await lockItems(work.tx, itemIds)).map((item) => [item.id, item]))
  const postings = await postingsOfEntries(
    work.tx,
    standing.map((each) => each.entryId),
  )
  const back = standing.map((each) => {
    const item = items.get(each.itemId)
    if (!item) throw new Error(`no open item ${each.itemId}`)
    return { ...each, item, valueOn: days.valueOn ?? each.valueOn }
  })
  await post(
    work,
    back.map(({ item, kind, entryId, valueOn }) => ({
      entityId: item.entityId,
      kind: `${kind}_withdrawn`,
      receiptId,
      valueOn,
      postedOn: days.postedOn,
      postings: postings
        .filter((posting) => posting.entryId === entryId)
        .map(({ entryId: _, ...posting }) => ({
          ...posting,
          amount: negate(posting.amount),
          entityAmount: -posting.entityAmount,
        })),
    })),
  )
  await moveItems(
    work.tx,
    back.map(({ item, valueOn }) => ({
      itemId: item.id,
      kind: 'released' as const,
      amount: -item.open,
      entityAmount: -item.entityOpen,
      allocationId: null,
      valueOn,
      postedOn: days.postedOn,
    })),
    work.at,
  )
  return standing.map((each) => each.debitItemId)
}

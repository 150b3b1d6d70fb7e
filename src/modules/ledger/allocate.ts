import type { Id } from '#kernel/id'
import { money, zero, type Currency, type Money } from '#kernel/money'
import { insist } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { lockCustomers } from '#modules/parties'
import type { Allocation, LinkRequest, Source } from './allocation.ts'
import type { EntryDraft, PostingDraft } from './entry.ts'
import { link, type OpenItem } from './open-item.ts'
import { post } from './post.ts'
import { allocateAllocationIds, customersOfItems, insertAllocations, lockItems, moveItems } from './store.ts'

/**
 * Links credits to debts: the only way in which an item gets settled. Customers are locked first, then the items by id; a link
 * that asks more than is open on either side refuses all of them. One entry per credit item, exchange differences realised
 * per link.
 */
export async function allocate(
  work: Work,
  request: { readonly links: readonly LinkRequest[]; readonly from: Source },
): Promise<Allocation[]> {
  if (request.links.length === 0) return []
  const itemIds = [...new Set(request.links.flatMap((each) => [each.creditItemId, each.debitItemId]))]
  await lockCustomers(work, await customersOfItems(work.tx, itemIds))
  const items = new Map((await lockItems(work.tx, itemIds)).map((item) => [item.id, item]))
  const steps = request.links.map((each) => takeStep(items, each))
  return save(work, steps, request.from)
}

type Step = {
  readonly request: LinkRequest
  readonly credit: OpenItem
  readonly debit: OpenItem
  readonly creditEntity: bigint
  readonly debitEntity: bigint
}

function takeStep(items: Map<Id<'itm'>, OpenItem>, request: LinkRequest): Step {
  const credit = known(items, request.creditItemId)
  const debit = known(items, request.debitItemId)
  const linked = insist(link(credit, debit, inCurrencyOf(credit, request.amount)))
  items.set(credit.id, linked.credit)
  items.set(debit.id, linked.debit)
  return { request, credit, debit, creditEntity: linked.creditEntity, debitEntity: linked.debitEntity }
}

function known(items: ReadonlyMap<Id<'itm'>, OpenItem>, id: Id<'itm'>): OpenItem {
  const item = items.get(id)
  if (!item) throw new Error(`no open item ${id}`)
  return item
}

function inCurrencyOf(item: OpenItem, amount: Money): bigint {
  if (amount.currency !== item.currency) throw new Error(`${amount.currency} for an item in ${item.currency}`)
  return amount.amount
}

async function save(work: Work, steps: readonly Step[], from: Source): Promise<Allocation[]> {
  const ids = await allocateAllocationIds(work.tx, steps.length)
  const entryOf = await postSteps(work, steps, from)
  const originId = await originOf(work)
  const rows = steps.map((step, index) => {
    const id = ids[index]
    if (!id) throw new Error('an allocation has no id')
    return { ...step, id, entryId: entryOf.get(entryKey(step)) ?? null }
  })
  await insertAllocations(work.tx, rows, { at: work.at, originId })
  await moveItems(
    work.tx,
    rows.flatMap(({ id, request, credit, debit, creditEntity, debitEntity }) => {
      const days = { allocationId: id, kind: 'applied' as const, valueOn: request.valueOn, postedOn: request.postedOn }
      const amount = -request.amount.amount
      return [
        { ...days, itemId: credit.id, amount, entityAmount: -creditEntity },
        { ...days, itemId: debit.id, amount, entityAmount: -debitEntity },
      ]
    }),
    work.at,
  )
  return rows.map(({ id, request, credit, debit }) => ({
    id,
    creditItemId: credit.id,
    debitItemId: debit.id,
    customerId: debit.customerId,
    documentId: debit.documentId,
    receiptId: credit.receiptId,
    amount: request.amount,
    valueOn: request.valueOn,
  }))
}

/** One entry for all links of a credit item with the same days. */
const entryKey = ({ credit, request }: Step) => `${credit.id} ${request.valueOn} ${request.postedOn}`

async function postSteps(work: Work, steps: readonly Step[], from: Source) {
  const groups = Map.groupBy(steps, entryKey)
  const entries = [...groups.values()].map((group) => entryOf(group, from))
  const ids = await post(work, entries)
  return new Map([...groups.keys()].map((key, index) => [key, ids[index] ?? null]))
}

function entryOf(steps: readonly Step[], from: Source): EntryDraft {
  const [first] = steps
  if (!first) throw new Error('an entry of no links')
  const { credit, request } = first
  const total = steps.reduce((sum, step) => sum + step.request.amount.amount, 0n)
  const entityTotal = steps.reduce((sum, step) => sum + step.creditEntity, 0n)
  return {
    entityId: credit.entityId,
    kind: from === 'items' ? 'credit_note_applied' : 'cash_applied',
    ...(credit.receiptId ? { receiptId: credit.receiptId } : {}),
    valueOn: request.valueOn,
    postedOn: request.postedOn,
    postings: [
      from === 'items'
        ? receivable(credit, total, entityTotal)
        : {
            account: from,
            amount: money(total, credit.currency),
            entityAmount: entityTotal,
            ...(from === 2110 ? { customerId: credit.customerId, itemId: credit.id } : {}),
          },
      ...steps.map(({ debit, debitEntity, request: { amount } }) => receivable(debit, -amount.amount, -debitEntity)),
      ...exchangeDifference(
        steps.reduce((sum, step) => sum + step.creditEntity - step.debitEntity, 0n),
        credit.currency,
      ),
    ],
  }
}

export const receivable = (debit: OpenItem, amount: bigint, entityAmount: bigint): PostingDraft => ({
  account: 1100,
  customerId: debit.customerId,
  itemId: debit.id,
  amount: money(amount, debit.currency),
  entityAmount,
})

/** More entity currency came in than the debt stood for: a gain (credit 4300). Less: a loss (debit 6300). */
export function exchangeDifference(gain: bigint, currency: Currency): PostingDraft[] {
  if (gain === 0n) return []
  return [{ account: gain > 0n ? 4300 : 6300, amount: zero(currency), entityAmount: -gain }]
}

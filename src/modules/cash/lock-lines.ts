import type { Id } from '#kernel/id'
import { insist } from '#kernel/outcome'
import { found, NotFound, sameVersion } from '#platform/found'
import type { Work } from '#platform/work'
import { itemsOf } from '#modules/ledger'
import { customersOf, lockCustomers } from '#modules/parties'
import { workable, type Receipt } from './receipt.ts'
import { lockReceipts, receiptsOf } from './store.ts'

type Asked = {
  readonly receiptIds: readonly Id<'rec'>[]
  readonly itemIds?: readonly Id<'itm'>[]
  readonly customerIds?: readonly Id<'cus'>[]
}

/** Locks in the order of the house, customers first, then the lines by id; refuses lines that nobody can work with. */
export async function lockLines(work: Work, asked: Asked): Promise<Receipt[]> {
  const before = await receiptsOf(work.tx, asked.receiptIds)
  const items = await itemsOf(work.tx, asked.itemIds ?? [])
  if (items.length < new Set(asked.itemIds).size) throw new NotFound()
  const customerIds = [
    ...before.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])),
    ...items.map((item) => item.customerId),
    ...(asked.customerIds ?? []),
  ]
  await requireVisible(work, [...items.map((item) => item.customerId), ...(asked.customerIds ?? [])])
  await lockCustomers(work, customerIds)
  const locked = await lockReceipts(work.tx, asked.receiptIds)
  if (locked.length < new Set(asked.receiptIds).size) throw new NotFound()
  return locked.map((receipt) => insist(workable(receipt)))
}

async function requireVisible(work: Work, customerIds: readonly Id<'cus'>[]): Promise<void> {
  const asked = [...new Set(customerIds)]
  if ((await customersOf(work.tx, asked)).length < asked.length) throw new NotFound()
}

/** The one line that a request is about, as its caller saw it. */
export async function lockLine(
  work: Work,
  receiptId: Id<'rec'>,
  asked: Omit<Asked, 'receiptIds'> = {},
): Promise<Receipt> {
  const receipt = found((await lockLines(work, { ...asked, receiptIds: [receiptId] })).at(0))
  sameVersion(work, receipt.version)
  return receipt
}

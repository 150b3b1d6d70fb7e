import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { negate } from '#kernel/money'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf, type LegalEntity } from '#modules/company'
import { allocate, itemIds, itemsOf, post, postingDays, raiseItems, type OpenItem } from '#modules/ledger'
import { lockCustomers } from '#modules/parties'
import type { ImportedReceipt, ReceiptToBook } from './imported-receipt.ts'
import { allocateReceiptIds, insertImportedReceipts } from './store-imported.ts'

/**
 * Books receipts that were applied elsewhere, as bank lines of one statement: 1000 to 1100 with the links kept. The value day of
 * the money is the file's; the books take a closed month's money on the first open day, as always.
 */
export async function bookImported(
  work: Work,
  request: {
    readonly entityId: Id<'ent'>
    readonly bankAccountId: Id<'bnk'>
    readonly file: { readonly name: string; readonly sha256: string }
    readonly receipts: readonly [ImportedReceipt, ...ImportedReceipt[]]
  },
): Promise<Id<'rec'>[]> {
  const { receipts } = request
  const entity = await entityOf(work.tx, request.entityId)
  await lockCustomers(
    work,
    receipts.map((receipt) => receipt.customerId),
  )
  const paid = new Map(
    (
      await itemsOf(
        work.tx,
        receipts.map((receipt) => receipt.paysItem),
      )
    ).map((item) => [item.id, item]),
  )
  const items = await itemIds(work.tx, receipts.length)
  const ids = await allocateReceiptIds(work.tx, receipts.length)
  const postedOn = await postingDays(
    work,
    entity.id,
    receipts.map((receipt) => receipt.valueOn),
  )
  const rows = receipts.map((receipt, index) => {
    const debt = known(paid.get(receipt.paysItem))
    return {
      ...receipt,
      debt,
      id: known(ids[index]),
      itemId: known(items[index]),
      postedOn: known(postedOn[index]),
      entityAmount: entityPartOf(receipt, debt, entity),
    }
  })
  await raiseItems(work, rows.map(creditItem(entity.id)))
  await insertImportedReceipts(work.tx, { ...request, rows }, { at: work.at, originId: await originOf(work) })
  await apply(work, entity.id, rows)
  return ids
}

type Row = ReceiptToBook & { readonly debt: OpenItem }

const creditItem = (entityId: Id<'ent'>) => (row: Row) => ({
  id: row.itemId,
  entityId,
  customerId: row.customerId,
  kind: 'receipt' as const,
  documentId: null,
  receiptId: row.id,
  number: row.lineKey.slice(0, 80),
  reference: row.remittance,
  issuedOn: row.valueOn,
  dueOn: row.valueOn,
  effectiveDueOn: row.valueOn,
  currency: row.amount.currency,
  total: row.amount.amount,
  entityTotal: row.entityAmount,
  valueOn: row.valueOn,
  postedOn: row.postedOn,
})

// The file does not say at which rate the money came in, so it is worth what it paid.
const entityPartOf = ({ amount }: ImportedReceipt, debt: OpenItem, entity: LegalEntity): bigint =>
  amount.currency === entity.currency ? amount.amount : debt.entityOpen

/** Straight to 1100; money that came before the bill waits on 2110 until the day of the bill. */
async function apply(work: Work, entityId: Id<'ent'>, rows: readonly Row[]): Promise<void> {
  const early = rows.filter((row) => row.valueOn < row.debt.issuedOn)
  await post(work, early.map(waiting(entityId)))
  await allocate(work, {
    from: 1000,
    links: rows.filter((row) => !early.includes(row)).map((row) => linkOf(row, row.valueOn, row.postedOn)),
  })
  const days = early.map((row) => row.debt.issuedOn)
  const postedOn = await postingDays(work, entityId, days)
  await allocate(work, {
    from: 2110,
    links: early.map((row, index) => linkOf(row, known(days[index]), known(postedOn[index]))),
  })
}

const waiting = (entityId: Id<'ent'>) => (row: Row) => ({
  entityId,
  kind: 'bank_line',
  receiptId: row.id,
  valueOn: row.valueOn,
  postedOn: row.postedOn,
  postings: [
    { account: 1000 as const, amount: row.amount, entityAmount: row.entityAmount },
    {
      account: 2110 as const,
      customerId: row.customerId,
      itemId: row.itemId,
      amount: negate(row.amount),
      entityAmount: -row.entityAmount,
    },
  ],
})

const linkOf = (row: Row, valueOn: Day, postedOn: Day) => ({
  creditItemId: row.itemId,
  debitItemId: row.debt.id,
  amount: row.amount,
  how: 'import' as const,
  valueOn,
  postedOn,
})

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('fewer rows than receipts')
  return value
}

import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf, type LegalEntity } from '#modules/company'
import { allocate, itemIds, itemsOf, postingDays, raiseItems, type OpenItem } from '#modules/ledger'
import { lockCustomers } from '#modules/parties'
import type { ImportedReceipt } from './imported-receipt.ts'
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
  const rows = receipts.map((receipt, index) => ({
    ...receipt,
    id: known(ids[index]),
    itemId: known(items[index]),
    debt: known(paid.get(receipt.paysItem)),
  }))
  await raiseItems(work, await creditItems(work, entity, rows))
  await insertImportedReceipts(work.tx, { ...request, rows }, { at: work.at, originId: await originOf(work) })
  await apply(work, entity, rows)
  return ids
}

type Row = ImportedReceipt & { readonly id: Id<'rec'>; readonly itemId: Id<'itm'>; readonly debt: OpenItem }

async function creditItems(work: Work, entity: LegalEntity, rows: readonly Row[]) {
  const postedOn = await postingDays(
    work,
    entity.id,
    rows.map((row) => row.valueOn),
  )
  return rows.map((row, index) => ({
    id: row.itemId,
    entityId: entity.id,
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
    entityTotal: entityPartOf(row, entity),
    valueOn: row.valueOn,
    postedOn: known(postedOn[index]),
  }))
}

// The file does not say at which rate the money came in, so it is worth what it paid.
const entityPartOf = ({ amount, debt }: Row, entity: LegalEntity): bigint =>
  amount.currency === entity.currency ? amount.amount : debt.entityOpen

async function apply(work: Work, entity: LegalEntity, rows: readonly Row[]): Promise<void> {
  // Money that came before the bill paid it on the day of the bill.
  const days = rows.map((row) => (row.valueOn < row.debt.issuedOn ? row.debt.issuedOn : row.valueOn))
  const postedOn = await postingDays(work, entity.id, days)
  await allocate(work, {
    from: 1000,
    links: rows.map((row, index) => ({
      creditItemId: row.itemId,
      debitItemId: row.debt.id,
      amount: row.amount,
      how: 'import' as const,
      valueOn: known(days[index]),
      postedOn: known(postedOn[index]),
    })),
  })
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('fewer rows than receipts')
  return value
}

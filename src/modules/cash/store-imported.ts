import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Tx } from '#platform/sql'
import type { ReceiptToBook } from './imported-receipt.ts'

type Rows = {
  readonly entityId: Id<'ent'>
  readonly bankAccountId: Id<'bnk'>
  readonly file: { readonly name: string; readonly sha256: string }
  readonly rows: readonly ReceiptToBook[]
}

export const allocateReceiptIds = async (tx: Tx, count: number) =>
  (await tx.allocate('cash.receipt', count)) as Id<'rec'>[]

/** One statement for the file's money, and its lines, applied as they come. */
export async function insertImportedReceipts(
  tx: Tx,
  { entityId, bankAccountId, file, rows }: Rows,
  record: { readonly at: Date; readonly originId: Id<'org'> },
): Promise<void> {
  const days: readonly Day[] = rows.map((row) => row.valueOn).toSorted()
  const [statementId] = await tx.allocate('cash.statement', 1)
  await tx.insert('cash.statement', [
    {
      id: statementId,
      bank_account_id: bankAccountId,
      kind: 'report',
      format: 'imported',
      file_name: file.name,
      file_sha256: file.sha256,
      currency: rows[0]?.amount.currency,
      from_on: days.at(0),
      through_on: days.at(-1),
      lines: rows.length,
      new_lines: rows.length,
      booked: rows.reduce((sum, row) => sum + row.amount.amount, 0n),
      imported_at: record.at,
      origin_id: record.originId,
    },
  ])
  await tx.insert(
    'cash.receipt',
    rows.map((row) => ({
      id: row.id,
      statement_id: statementId,
      bank_account_id: bankAccountId,
      entity_id: entityId,
      line_key: row.lineKey,
      booked_on: row.valueOn,
      value_on: row.valueOn,
      posted_on: row.postedOn,
      amount: row.amount.amount,
      entity_amount: row.entityAmount,
      currency: row.amount.currency,
      payer_name: row.payerName,
      remittance: row.remittance,
      state: 'applied',
      customer_id: row.customerId,
      item_id: row.itemId,
      version: 1,
      origin_id: record.originId,
    })),
  )
}

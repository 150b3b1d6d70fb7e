import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { found } from '#platform/found'
import { json, sql, type Tx } from '#platform/sql'
import type { Receipt } from './receipt.ts'
import type { Reason } from './proposal.ts'
import { stored } from '#platform/stored'

export type StatementRow = {
  readonly bankAccountId: Id<'bnk'>
  readonly kind: 'statement' | 'report' | 'notification'
  readonly statementNumber: string | null
  readonly format: string
  readonly fileName: string
  readonly fileSha256: string
  readonly currency: Currency
  readonly openingOn: Day | null
  readonly opening: bigint | null
  readonly closingOn: Day | null
  readonly closing: bigint | null
  readonly balanced: boolean | null
  readonly fromOn: Day
  readonly throughOn: Day
  readonly lines: number
  readonly newLines: number
  readonly booked: bigint
}

export async function insertStatement(
  tx: Tx,
  row: StatementRow,
  record: { readonly at: Date; readonly originId: Id<'org'> },
): Promise<Id<'stm'>> {
  const [id] = await tx.allocate('cash.statement', 1)
  await tx.insert('cash.statement', [
    {
      id,
      bank_account_id: row.bankAccountId,
      kind: row.kind,
      statement_number: row.statementNumber,
      format: row.format,
      file_id: null,
      file_name: row.fileName,
      file_sha256: row.fileSha256,
      currency: row.currency,
      opening_on: row.openingOn,
      opening: row.opening,
      closing_on: row.closingOn,
      closing: row.closing,
      balanced: row.balanced,
      from_on: row.fromOn,
      through_on: row.throughOn,
      lines: row.lines,
      new_lines: row.newLines,
      booked: row.booked,
      imported_at: record.at,
      origin_id: record.originId,
    },
  ])
  return id as Id<'stm'>
}

/** The same statement, whatever file brought it: it says the same about the same days. */
export const knownStatement = (tx: Tx, row: StatementRow) =>
  tx.maybe<{ id: Id<'stm'> }>(sql`
    select id from cash.statement
    where bank_account_id = ${row.bankAccountId} and kind = ${row.kind} and from_on = ${row.fromOn}
      and through_on = ${row.throughOn} and lines = ${row.lines}
      and statement_number is not distinct from ${row.statementNumber}
      and opening is not distinct from ${row.opening} and closing is not distinct from ${row.closing}
    limit 1`)

/** A statement that another kind of paper already told, wholly or in part. */
export const overlapOfOtherKind = (
  tx: Tx,
  row: Pick<StatementRow, 'bankAccountId' | 'kind' | 'fromOn' | 'throughOn'>,
) =>
  tx.maybe<{ kind: string; fromOn: Day; throughOn: Day }>(sql`
    select kind, from_on as "fromOn", through_on as "throughOn" from cash.statement
    where bank_account_id = ${row.bankAccountId} and kind <> ${row.kind} and lines > 0
      and from_on <= ${row.throughOn} and through_on >= ${row.fromOn}
    order by through_on desc limit 1`)

export async function knownKeys(
  tx: Tx,
  { bankAccountId, keys }: { readonly bankAccountId: Id<'bnk'>; readonly keys: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ key: string }>(sql`
    select line_key as key from cash.receipt
    where bank_account_id = ${bankAccountId} and line_key = any(${keys}::text[])`)
  return new Set(rows.map((row) => row.key))
}

export const allocateReceiptIds = async (tx: Tx, count: number) =>
  (await tx.allocate('cash.receipt', count)) as Id<'rec'>[]

export type ReceiptRow = Omit<Receipt, 'version'> & { readonly whyItWaits: Reason | null }

export async function insertReceipts(tx: Tx, rows: readonly ReceiptRow[], originId: Id<'org'>): Promise<void> {
  await tx.insert(
    'cash.receipt',
    rows.map((row) => ({
      id: row.id,
      statement_id: row.statementId,
      bank_account_id: row.bankAccountId,
      entity_id: row.entityId,
      line_key: row.lineKey,
      part_of_id: row.partOfId,
      booked_on: row.bookedOn,
      value_on: row.valueOn,
      posted_on: row.postedOn,
      amount: row.amount,
      entity_amount: row.entityAmount,
      currency: row.currency,
      bank_reference: row.bankReference,
      end_to_end_id: row.endToEndId,
      structured_reference: row.structuredReference,
      payer_name: row.payerName,
      payer_account: row.payerAccount,
      remittance: row.remittance,
      bank_code: row.bankCode,
      return_reason: row.returnReason,
      returns_id: row.returnsId,
      state: row.state,
      customer_id: row.customerId,
      item_id: row.itemId,
      left_unapplied_reason: row.leftUnappliedReason,
      why_it_waits: row.whyItWaits && json(stored(row.whyItWaits)),
      version: 1,
      origin_id: originId,
    })),
  )
}

export const receiptColumns = sql.raw(`
  receipt.id, receipt.statement_id as "statementId", receipt.bank_account_id as "bankAccountId",
  receipt.entity_id as "entityId", receipt.line_key as "lineKey", receipt.part_of_id as "partOfId",
  receipt.booked_on as "bookedOn", receipt.value_on as "valueOn", receipt.posted_on as "postedOn", receipt.amount,
  receipt.entity_amount as "entityAmount", receipt.currency, receipt.bank_reference as "bankReference",
  receipt.end_to_end_id as "endToEndId", receipt.structured_reference as "structuredReference",
  receipt.payer_name as "payerName", receipt.payer_account as "payerAccount", receipt.remittance,
  receipt.bank_code as "bankCode", receipt.return_reason as "returnReason", receipt.returns_id as "returnsId",
  receipt.state, receipt.customer_id as "customerId", receipt.item_id as "itemId",
  receipt.left_unapplied_reason as "leftUnappliedReason", receipt.version`)

export const receiptsOf = (tx: Tx, ids: readonly Id<'rec'>[]) =>
  tx.many<Receipt>(sql`
    select ${receiptColumns} from cash.receipt where receipt.id = any(${ids}::bigint[]) order by receipt.id`)

export const receiptOf = async (tx: Tx, id: Id<'rec'>): Promise<Receipt> => found((await receiptsOf(tx, [id])).at(0))

/** Locked by id: after the customers, before the items. */
export const lockReceipts = (tx: Tx, ids: readonly Id<'rec'>[]) =>
  tx.many<Receipt>(sql`
    select ${receiptColumns} from cash.receipt where receipt.id = any(${ids}::bigint[])
    order by receipt.id for no key update`)

export type ReceiptChange = Pick<Receipt, 'id' | 'state' | 'customerId' | 'itemId' | 'leftUnappliedReason'> & {
  readonly whyItWaits: Reason | null
}

export const updateReceipts = (tx: Tx, rows: readonly ReceiptChange[]) =>
  tx.run(sql`
    update cash.receipt set
      state = changed.state, customer_id = changed.customer_id, item_id = changed.item_id,
      left_unapplied_reason = changed.reason, why_it_waits = changed.waits, version = receipt.version + 1
    from unnest(
      ${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => row.state)}::text[],
      ${rows.map((row) => row.customerId)}::bigint[], ${rows.map((row) => row.itemId)}::bigint[],
      ${rows.map((row) => row.leftUnappliedReason)}::text[],
      ${rows.map((row) => row.whyItWaits && JSON.stringify(stored(row.whyItWaits)))}::jsonb[])
      changed (id, state, customer_id, item_id, reason, waits)
    where receipt.id = changed.id`)

/** What the machine thinks of a line is no change of the line: its version stays, and so does what somebody has on the screen. */
export const setWaits = (tx: Tx, rows: readonly Pick<ReceiptChange, 'id' | 'whyItWaits'>[]) =>
  tx.run(sql`
    update cash.receipt set why_it_waits = changed.waits
    from unnest(
      ${rows.map((row) => row.id)}::bigint[],
      ${rows.map((row) => row.whyItWaits && JSON.stringify(stored(row.whyItWaits)))}::jsonb[]) changed (id, waits)
    where receipt.id = changed.id`)

export const partsOf = (tx: Tx, id: Id<'rec'>) =>
  tx.many<Receipt>(sql`
    select ${receiptColumns} from cash.receipt
    where receipt.part_of_id = ${id} and receipt.state <> 'joined' order by receipt.id`)

export type Returned = { readonly endToEndId: string; readonly amount: bigint }

/** Receipts of an account that these outgoing lines may give back: the same end-to-end id and amount, not given back before. */
export const receiptsGivenBack = (tx: Tx, bankAccountId: Id<'bnk'>, lines: readonly Returned[]) =>
  tx.many<Receipt>(sql`
    select ${receiptColumns} from cash.receipt
    where receipt.bank_account_id = ${bankAccountId} and receipt.part_of_id is null
      and receipt.state in ('unidentified', 'unapplied', 'applied')
      and (receipt.end_to_end_id, receipt.amount) in (
        select * from unnest(
          ${lines.map((line) => line.endToEndId)}::text[], ${lines.map((line) => -line.amount)}::bigint[]))
    order by receipt.id`)

export const setReturns = (tx: Tx, lineId: Id<'rec'>, receiptId: Id<'rec'> | null) =>
  tx.run(sql`update cash.receipt set returns_id = ${receiptId}, version = version + 1 where id = ${lineId}`)

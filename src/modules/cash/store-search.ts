import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

export type FoundReceipt = {
  readonly id: Id<'rec'>
  readonly reference: string
  readonly payerName: string | null
  readonly amount: bigint
  readonly currency: Currency
}

/** Bank lines by the bank's own reference, whole. Those that nobody has found a customer for are seen by whoever sees all. */
export const searchReceipts = (tx: Tx, text: string, limit: number) =>
  tx.many<FoundReceipt>(sql`
    select receipt.id, receipt.bank_reference as reference, receipt.payer_name as "payerName", receipt.amount, receipt.currency
    from cash.receipt
    where receipt.bank_reference = ${text}
      and (receipt.customer_id in (select visible.id from parties.visible_customer visible)
        or (receipt.customer_id is null and current_setting('quittance.sees', true) = 'all'))
    order by receipt.id desc
    limit ${limit}`)

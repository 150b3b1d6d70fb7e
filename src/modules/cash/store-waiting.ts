import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { Receipt } from './receipt.ts'
import { receiptColumns } from './store.ts'

/** Those of these lines that wait for a decision and were not put aside by somebody. */
export const waitingReceipts = (tx: Tx, ids: readonly Id<'rec'>[]) =>
  tx.many<Receipt>(sql`
    select ${receiptColumns} from cash.receipt
    where receipt.id = any(${ids}::bigint[]) and receipt.state in ('unidentified', 'unapplied')
      and receipt.left_unapplied_reason is null
    order by receipt.id`)

// A heap of waiting lines is looked at in the workbench, not with every bill.
const most = 500

/** Lines that new debts may be what they were for: money of the same customer, or whose text has the number or just the amount. */
export const waitingFor = (tx: Tx, itemIds: readonly Id<'itm'>[]) =>
  tx.many<{ id: Id<'rec'> }>(sql`
    with debt as (
      select customer_id, entity_id, currency, open, ledger.bare_number(number) as bare
      from ledger.open_item where id = any(${itemIds}::bigint[]) and open > 0
    )
    select receipt.id from cash.receipt
    where receipt.state in ('unidentified', 'unapplied') and receipt.left_unapplied_reason is null
      and exists (
        select 1 from debt
        where debt.entity_id = receipt.entity_id and debt.currency = receipt.currency
          and (debt.customer_id = receipt.customer_id
            or (receipt.customer_id is null
              and (debt.open = receipt.amount
                or position(debt.bare in ledger.bare_number(coalesce(receipt.remittance, '') || coalesce(receipt.structured_reference, ''))) > 0))))
    order by receipt.id
    limit ${most}`)

export type MoneyInQuestion = { readonly customerId: Id<'cus'>; readonly currency: Currency; readonly amount: bigint }

/**
 * Money of theirs in the bank that nobody has confirmed yet: everything that says who paid a line names this one customer. An amount
 * alone names nobody. What is already on the customer's account is an open item of his and not counted here.
 */
export const moneyInQuestion = (
  tx: Tx,
  { entityId, customerIds }: { readonly entityId: Id<'ent'>; readonly customerIds: readonly Id<'cus'>[] },
) =>
  tx.many<MoneyInQuestion>(sql`
    with named as (
      select distinct proposal.receipt_id, proposal.customer_id
      from cash.proposal
      where proposal.customer_id = any(${customerIds}::bigint[]) and proposal.state = 'open' and proposal.method <> 'amount_only'
    )
    select named.customer_id as "customerId", receipt.currency, sum(receipt.amount)::bigint as amount
    from named
    join cash.receipt on receipt.id = named.receipt_id
    join parties.visible_customer visible on visible.id = named.customer_id
    where receipt.entity_id = ${entityId} and receipt.state = 'unidentified'
      and not exists (
        select 1 from cash.proposal other
        where other.receipt_id = named.receipt_id and other.state = 'open' and other.method <> 'amount_only'
          and other.customer_id <> named.customer_id)
    group by named.customer_id, receipt.currency`)

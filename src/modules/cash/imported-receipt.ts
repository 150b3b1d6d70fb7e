import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'

/** Money that another system booked and applied, in full, to one debt. */
export type ImportedReceipt = {
  /** Names the payment for ever: the same one is never booked twice. */
  readonly lineKey: string
  readonly customerId: Id<'cus'>
  readonly payerName: string
  readonly remittance: string | null
  readonly valueOn: Day
  readonly amount: Money
  /** The open item that it paid. */
  readonly paysItem: Id<'itm'>
}

export type ReceiptToBook = ImportedReceipt & {
  readonly id: Id<'rec'>
  readonly itemId: Id<'itm'>
  readonly postedOn: Day
  readonly entityAmount: bigint
}

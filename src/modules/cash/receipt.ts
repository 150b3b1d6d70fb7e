import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { accept, refuse } from '#kernel/outcome'

/**
 * unidentified: the payer is unknown, the money stands on 2100. unapplied: his purpose is, all or a rest stands on 2110. applied:
 * nothing is left. outgoing: money that left the account. returned: the bank gave it back. split: its parts stand for it.
 * joined: a part that went back into its line.
 */
export type ReceiptState = 'unidentified' | 'unapplied' | 'applied' | 'outgoing' | 'returned' | 'split' | 'joined'

/** A bank line as it was booked: the line of the bank never changes, only what became of it. */
export type Receipt = {
  readonly id: Id<'rec'>
  readonly statementId: Id<'stm'>
  readonly bankAccountId: Id<'bnk'>
  readonly entityId: Id<'ent'>
  readonly lineKey: string
  readonly partOfId: Id<'rec'> | null
  readonly bookedOn: Day
  readonly valueOn: Day
  readonly postedOn: Day
  readonly amount: bigint
  /** In minor units of the entity's currency, at the rate of the day. */
  readonly entityAmount: bigint
  readonly currency: Currency
  readonly bankReference: string | null
  readonly endToEndId: string | null
  readonly structuredReference: string | null
  readonly payerName: string | null
  readonly payerAccount: string | null
  readonly remittance: string | null
  readonly bankCode: string | null
  readonly returnReason: string | null
  readonly returnsId: Id<'rec'> | null
  readonly state: ReceiptState
  readonly customerId: Id<'cus'> | null
  readonly itemId: Id<'itm'> | null
  readonly leftUnappliedReason: string | null
  readonly version: number
}

/** What can be worked with: money that came in and is neither gone again nor stood for by its parts. */
export function workable(receipt: Receipt) {
  switch (receipt.state) {
    case 'unidentified':
    case 'unapplied':
    case 'applied':
      return accept(receipt)
    case 'outgoing':
      return refuse('line_went_out', { receiptId: receipt.id })
    case 'returned':
      return refuse('line_was_returned', { receiptId: receipt.id })
    case 'split':
      return refuse('line_is_split', { receiptId: receipt.id })
    case 'joined':
      return refuse('line_is_no_more', { receiptId: receipt.id })
  }
}

/** The parts of a line, in minor units: all of them positive, and together the line. */
export function splitInto(receipt: Receipt, parts: readonly bigint[]) {
  if (receipt.state !== 'unidentified' && receipt.state !== 'unapplied')
    return refuse('line_is_applied', { receiptId: receipt.id })
  if (parts.length < 2) return refuse('split_needs_two_parts')
  const sum = parts.reduce((total, part) => total + part, 0n)
  if (parts.some((part) => part <= 0n) || sum !== receipt.amount)
    return refuse('parts_are_not_the_whole', {
      line: { amount: receipt.amount, currency: receipt.currency },
      parts: { amount: sum, currency: receipt.currency },
    })
  return accept(parts)
}

/** How a line is called in the books: by the bank's own reference, else by its day. */
export const receiptNumber = ({ bankReference, valueOn }: Pick<Receipt, 'bankReference' | 'valueOn'>): string =>
  bankReference ?? `Bank ${valueOn}`

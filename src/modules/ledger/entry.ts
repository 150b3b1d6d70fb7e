import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'

/** The numbers of the chart of accounts that the product posts to by itself (TRADE: accounts and entries). */
export type AccountNumber =
  | 1000
  | 1050
  | 1100
  | 1190
  | 1195
  | 2100
  | 2110
  | 2120
  | 2130
  | 2140
  | 2200
  | 2300
  | 2310
  | 2320
  | 4000
  | 4020
  | 4080
  | 4300
  | 6100
  | 6200
  | 6210
  | 6300
  | 6400

/** Debit is positive. `amount` is in the document's currency, `entityAmount` in minor units of the entity's. */
export type PostingDraft = {
  readonly account: AccountNumber
  readonly amount: Money
  readonly entityAmount: bigint
  readonly customerId?: Id<'cus'>
  readonly itemId?: Id<'itm'>
  readonly taxCodeId?: Id<'txc'>
}

export type EntryDraft = {
  readonly entityId: Id<'ent'>
  readonly kind: string
  readonly documentId?: Id<'inv'>
  readonly receiptId?: Id<'rec'>
  readonly valueOn: Day
  readonly postedOn: Day
  readonly postings: readonly PostingDraft[]
}

/**
 * A verb that drafts an entry which does not balance is broken, so this throws and nothing is posted.
 * The database refuses it once more.
 */
export function requireBalance(entry: EntryDraft): void {
  const sums = new Map<string, bigint>([['', 0n]])
  for (const { amount, entityAmount } of entry.postings) {
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.amount)
    sums.set('', (sums.get('') ?? 0n) + entityAmount)
  }
  for (const [currency, sum] of sums) {
    if (sum !== 0n) throw new Error(`Entry ${entry.kind} is off by ${sum} ${currency || 'in the entity’s currency'}`)
  }
}

/** Postings of nothing tell nothing; an entry without postings is not made. */
export const withoutZeros = (postings: readonly PostingDraft[]): PostingDraft[] =>
  postings.filter((posting) => posting.amount.amount !== 0n || posting.entityAmount !== 0n)

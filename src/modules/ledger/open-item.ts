import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { accept, refuse } from '#kernel/outcome'

/** `allowance`: what of a debt was let go because of the money that came for it; made and used up in one step. */
export type ItemKind = 'invoice' | 'credit_note' | 'allowance' | 'receipt'

/** What a customer owes us (an invoice) or we owe him (a credit note, money not yet applied). Amounts in minor units. */
export type OpenItem = {
  readonly id: Id<'itm'>
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly kind: ItemKind
  readonly documentId: Id<'inv'> | null
  readonly receiptId: Id<'rec'> | null
  readonly number: string
  readonly reference: string | null
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly effectiveDueOn: Day
  readonly currency: Currency
  readonly total: bigint
  readonly open: bigint
  readonly entityTotal: bigint
  readonly entityOpen: bigint
}

export type ItemDraft = Omit<OpenItem, 'id' | 'open' | 'entityOpen'> & {
  readonly id?: Id<'itm'>
  readonly valueOn: Day
  readonly postedOn: Day
}

/** 1: the customer owes us. -1: we owe the customer. */
export const sideOf = (kind: ItemKind): 1 | -1 => (kind === 'invoice' ? 1 : -1)

/**
 * The part of the entity-currency rest that goes when `amount` of the open rest goes. The last part takes all that is left,
 * so both currencies reach zero together.
 */
export function entityPart(item: { readonly open: bigint; readonly entityOpen: bigint }, amount: bigint): bigint {
  if (amount === item.open) return item.entityOpen
  return (item.entityOpen * amount * 2n + item.open) / (item.open * 2n)
}

/** Takes `amount` off both items, or says why not. */
export function link(credit: OpenItem, debit: OpenItem, amount: bigint) {
  if (sideOf(credit.kind) !== -1 || sideOf(debit.kind) !== 1) {
    return refuse('items_do_not_meet', { credit: credit.number, debit: debit.number })
  }
  if (credit.entityId !== debit.entityId)
    return refuse('entities_differ', { credit: credit.number, debit: debit.number })
  if (credit.currency !== debit.currency) {
    return refuse('currencies_differ', { credit: credit.currency, debit: debit.currency })
  }
  if (amount <= 0n) return refuse('amount_is_not_positive', { amount })
  for (const item of [credit, debit]) {
    if (item.open < amount)
      return refuse('item_not_open_enough', { number: item.number, open: item.open, asked: amount })
  }
  const creditEntity = entityPart(credit, amount)
  const debitEntity = entityPart(debit, amount)
  return accept({
    credit: { ...credit, open: credit.open - amount, entityOpen: credit.entityOpen - creditEntity },
    debit: { ...debit, open: debit.open - amount, entityOpen: debit.entityOpen - debitEntity },
    creditEntity,
    debitEntity,
  })
}

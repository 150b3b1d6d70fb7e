import type { Id } from '#kernel/id'
import { money, type Money } from '#kernel/money'
import type { EntryDraft, ItemDraft } from '#modules/ledger'
import { receiptNumber, type Receipt } from './receipt.ts'

type Line = Omit<Receipt, 'version' | 'leftUnappliedReason'>

const bank = ({ amount, currency, entityAmount }: Line, part: bigint = amount, entityPart: bigint = entityAmount) => ({
  account: 1000 as const,
  amount: money(part, currency),
  entityAmount: entityPart,
})

const entry = (line: Line, kind: string, postings: EntryDraft['postings']): EntryDraft => ({
  entityId: line.entityId,
  kind,
  receiptId: line.id,
  valueOn: line.valueOn,
  postedOn: line.postedOn,
  postings,
})

/** The payer is unknown, or the money went out for a reason that nobody knows yet: 1000 against 2100. */
export const bookUnidentified = (line: Line): EntryDraft =>
  entry(line, 'bank_line', [
    bank(line),
    { account: 2100, amount: money(-line.amount, line.currency), entityAmount: -line.entityAmount },
  ])

/** The payer is known: what of the line is not applied at once stands on 2110 with its item. */
export const bookUnapplied = (
  line: Line,
  rest: { readonly amount: bigint; readonly entityAmount: bigint },
): EntryDraft =>
  entry(line, 'bank_line', [
    bank(line, rest.amount, rest.entityAmount),
    { ...held(line), amount: money(-rest.amount, line.currency), entityAmount: -rest.entityAmount },
  ])

/** Payer found: a transfer, not a new receipt. */
export const bookIdentified = (line: Line, postedOn: Receipt['postedOn']): EntryDraft => ({
  ...entry(line, 'payer_found', [
    { account: 2100, amount: money(line.amount, line.currency), entityAmount: line.entityAmount },
    { ...held(line), amount: money(-line.amount, line.currency), entityAmount: -line.entityAmount },
  ]),
  postedOn,
})

function held(line: Line) {
  if (line.customerId === null || line.itemId === null) throw new Error(`line ${line.id} has no payer`)
  return { account: 2110 as const, customerId: line.customerId, itemId: line.itemId }
}

/** The money as an open item of its payer. */
export const itemOf = (
  line: Line,
  of: { readonly itemId: Id<'itm'>; readonly customerId: Id<'cus'>; readonly postedOn: Receipt['postedOn'] },
): ItemDraft => ({
  id: of.itemId,
  entityId: line.entityId,
  customerId: of.customerId,
  kind: 'receipt',
  documentId: null,
  receiptId: line.id,
  number: receiptNumber(line),
  reference: line.endToEndId,
  issuedOn: line.valueOn,
  dueOn: line.valueOn,
  effectiveDueOn: line.valueOn,
  currency: line.currency,
  total: line.amount,
  entityTotal: line.entityAmount,
  valueOn: line.valueOn,
  postedOn: of.postedOn,
})

export const inCurrency = (line: Pick<Receipt, 'currency'>, amount: bigint): Money => money(amount, line.currency)

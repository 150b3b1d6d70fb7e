import { multiply, parseDecimal, roundTo, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { exponentOf, money, negate, sum, type Currency, type Money } from '#kernel/money'
import type { Day } from '#kernel/day'
import type { AccountNumber, EntryDraft, PostingDraft } from '#modules/ledger'
import type { DocumentToIssue, Revenue } from './document.ts'

const accountOf: Readonly<Record<Revenue, AccountNumber>> = { goods: 4000, service: 4000, freight: 4020 }

/**
 * The entry of a document: an invoice on supply debits receivables with the gross and credits revenue and freight with
 * the net and output tax by code; a credit note is its mirror. The receivable in the entity's currency is the sum of the other
 * side, so the entry balances in both.
 */
export function entryOf(
  document: DocumentToIssue & { readonly id: Id<'inv'>; readonly itemId: Id<'itm'> },
  entityCurrency: Currency,
  postedOn: Day,
): EntryDraft {
  const toward = document.kind === 'invoice' ? (amount: Money) => amount : negate
  const away = document.kind === 'invoice' ? negate : (amount: Money) => amount
  const others = [...revenues(document), ...taxes(document)].map(({ amount, ...rest }): PostingDraft => {
    const signed = away(amount)
    return { ...rest, amount: signed, entityAmount: inEntityCurrency(signed, document.entityRate, entityCurrency) }
  })
  return {
    entityId: document.entityId,
    kind: document.kind === 'invoice' ? 'invoice_issued' : 'credit_note_issued',
    documentId: document.id,
    valueOn: document.issuedOn,
    postedOn,
    postings: [
      {
        account: 1100,
        customerId: document.customerId,
        itemId: document.itemId,
        amount: toward(document.gross),
        entityAmount: -others.reduce((total, posting) => total + posting.entityAmount, 0n),
      },
      ...others,
    ],
  }
}

function revenues({ lines, net }: DocumentToIssue) {
  const groups = Map.groupBy(lines, (line) => accountOf[line.revenue])
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([account, group]) => ({
      account,
      amount: sum(
        net.currency,
        group.map((line) => line.net),
      ),
    }))
}

const taxes = (document: DocumentToIssue) =>
  document.taxes.map(({ taxCodeId, tax }) => ({ account: 2200 as const, taxCodeId, amount: tax }))

/** What a document amount is in minor units of the entity's currency, at `rate` units of it for one of the document's. */
export function inEntityCurrency(amount: Money, rate: Decimal, entityCurrency: Currency): bigint {
  if (amount.currency === entityCurrency) return amount.amount
  const shift = exponentOf(entityCurrency) - exponentOf(amount.currency)
  const scaled = multiply({ digits: amount.amount, scale: 0 }, rate)
  const shifted =
    shift >= 0 ? multiply(scaled, parseDecimal(`1${'0'.repeat(shift)}`)) : { ...scaled, scale: scaled.scale - shift }
  const rounded = roundTo(shifted, 0)
  return rounded.digits * 10n ** BigInt(-Math.min(rounded.scale, 0))
}

export const entityMoney = (amount: Money, rate: Decimal, entityCurrency: Currency): Money =>
  money(inEntityCurrency(amount, rate, entityCurrency), entityCurrency)

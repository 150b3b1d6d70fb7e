import { daysBetween, type Day } from '#kernel/day'
import { money, plus, type Currency, type Money } from '#kernel/money'
import { bucketOf, type Bucket } from './ageing.ts'
import type { ItemAsAt } from './store-reads.ts'

export type Buckets = { readonly [bucket in Bucket]: Money } & {
  readonly overdue: Money
  readonly credits: Money
  readonly unapplied: Money
  readonly total: Money
}

export type StatementLine = Pick<
  ItemAsAt,
  'kind' | 'documentId' | 'receiptId' | 'number' | 'reference' | 'issuedOn'
> & {
  readonly dueOn: Day | null
  readonly daysLate: number
  readonly original: Money
  readonly settled: Money
  readonly open: Money
}

export type Statement = {
  readonly asAt: Day
  readonly currency: Currency
  readonly items: StatementLine[]
  readonly credits: StatementLine[]
  readonly ageing: Buckets
  readonly total: Money
}

/**
 * A statement of account in open-item form: what is owed, then what we owe, and five ageing sums that with the credits add up to the
 * total. It knows nothing but the items, so two print-outs for the same day and the same knowledge are the same.
 */
export function statementOf(items: readonly ItemAsAt[], currency: Currency, asAt: Day): Statement {
  const lines = items.map((item) => lineOf(item, currency, asAt))
  const ageing = bucketsOf(items, currency, asAt)
  return {
    asAt,
    currency,
    items: lines.filter((line) => line.kind === 'invoice'),
    credits: lines.filter((line) => line.kind !== 'invoice'),
    ageing,
    total: ageing.total,
  }
}

function lineOf(item: ItemAsAt, currency: Currency, asAt: Day): StatementLine {
  const sign = item.kind === 'invoice' ? 1n : -1n
  return {
    kind: item.kind,
    documentId: item.documentId,
    receiptId: item.receiptId,
    number: item.number,
    reference: item.reference,
    issuedOn: item.issuedOn,
    dueOn: item.kind === 'receipt' ? null : item.dueOn,
    daysLate: item.kind === 'invoice' ? Math.max(0, daysBetween(item.effectiveDueOn, asAt)) : 0,
    original: money(sign * item.total, currency),
    settled: money(sign * (item.total - item.open), currency),
    open: money(sign * item.open, currency),
  }
}

function bucketsOf(items: readonly ItemAsAt[], currency: Currency, asAt: Day): Buckets {
  const sums = new Map<Bucket | 'credits' | 'unapplied', bigint>()
  for (const item of items) {
    const key =
      item.kind === 'invoice' ? bucketOf(item.effectiveDueOn, asAt) : item.kind === 'receipt' ? 'unapplied' : 'credits'
    sums.set(key, (sums.get(key) ?? 0n) + (item.kind === 'invoice' ? item.open : -item.open))
  }
  const of = (key: Bucket | 'credits' | 'unapplied') => money(sums.get(key) ?? 0n, currency)
  const total = [...sums.values()].reduce((sum, part) => sum + part, 0n)
  return {
    not_due: of('not_due'),
    d1_30: of('d1_30'),
    d31_60: of('d31_60'),
    d61_90: of('d61_90'),
    over_90: of('over_90'),
    overdue: [of('d1_30'), of('d31_60'), of('d61_90'), of('over_90')].reduce(plus),
    credits: of('credits'),
    unapplied: of('unapplied'),
    total: money(total, currency),
  }
}

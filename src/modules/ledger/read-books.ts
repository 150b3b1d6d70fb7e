import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, plus, type Currency, type Money } from '#kernel/money'
import type { Work } from '#platform/work'
import { entities, entityOf } from '#modules/company'
import { customerOf } from '#modules/parties'
import { buckets } from './ageing.ts'
import { statementOf, type Statement } from './statement.ts'
import {
  ageingRows,
  openItemsAsAt,
  openItemsNow,
  trialBalance,
  type AgeingRow,
  type AsAt,
  type ItemScope,
} from './store-reads.ts'

type Asked = { readonly asAt?: Day | undefined; readonly basis: AsAt['basis']; readonly knownAt?: Date | undefined }

/** Today is where the entity is; without one, where the first is. */
async function todayOf(work: Work, entityId: Id<'ent'> | undefined): Promise<Day> {
  const entity = entityId ? await entityOf(work.tx, entityId) : (await entities(work.tx))[0]
  return dayIn(entity?.zone ?? 'UTC', work.at)
}

// Today by value day with all that is known is what the kept rows say; every other question is answered from the movements.
const isNow = (asked: Asked, today: Day) =>
  (asked.asAt === undefined || asked.asAt === today) && asked.basis === 'value' && asked.knownAt === undefined

const momentOf = ({ basis, knownAt }: Asked, asAt: Day): AsAt => ({ asAt, basis, ...(knownAt ? { knownAt } : {}) })

/** What customers owe by age, those who owe most first. */
export async function readAgeing(
  work: Work,
  request: Asked & {
    readonly entityId?: Id<'ent'> | undefined
    readonly customerId?: Id<'cus'> | undefined
    readonly currency?: Currency | undefined
    readonly limit: number
  },
) {
  const today = await todayOf(work, request.entityId)
  const asAt = request.asAt ?? today
  const rows = await ageingRows(
    work.tx,
    isNow(request, today) ? { now: asAt } : momentOf(request, asAt),
    scopeOf(request),
  )
  return { asAt, rows: rows.slice(0, request.limit).map(shown), count: rows.length, sums: sumsOf(rows) }
}

const scopeOf = ({
  customerId,
  entityId,
  currency,
}: { readonly [key in keyof ItemScope]: ItemScope[key] | undefined }): ItemScope => ({
  ...(customerId ? { customerId } : {}),
  ...(entityId ? { entityId } : {}),
  ...(currency ? { currency } : {}),
})

const lateBuckets = ['d1_30', 'd31_60', 'd61_90', 'over_90'] as const
const parts = [...buckets, 'credits', 'unapplied', 'total'] as const
type Parts = { readonly [part in (typeof parts)[number] | 'overdue']: Money }

const partsOf = (row: Pick<AgeingRow, (typeof parts)[number]>, currency: Currency): Parts => ({
  not_due: money(row.not_due, currency),
  d1_30: money(row.d1_30, currency),
  d31_60: money(row.d31_60, currency),
  d61_90: money(row.d61_90, currency),
  over_90: money(row.over_90, currency),
  overdue: money(
    lateBuckets.reduce((total, bucket) => total + row[bucket], 0n),
    currency,
  ),
  credits: money(row.credits, currency),
  unapplied: money(row.unapplied, currency),
  total: money(row.total, currency),
})

const shown = (row: AgeingRow) => ({
  customerId: row.customerId,
  customerNumber: row.customerNumber,
  customerName: row.customerName,
  ...partsOf(row, row.currency),
})

const sumsOf = (rows: readonly AgeingRow[]) =>
  [...Map.groupBy(rows, (row) => row.currency)].map(([currency, own]) => {
    const sum = (part: (typeof parts)[number]) =>
      money(
        own.reduce((total, row) => total + row[part], 0n),
        currency,
      )
    return {
      currency,
      customers: own.length,
      not_due: sum('not_due'),
      d1_30: sum('d1_30'),
      d31_60: sum('d31_60'),
      d61_90: sum('d61_90'),
      over_90: sum('over_90'),
      overdue: lateBuckets.map(sum).reduce(plus),
      credits: sum('credits'),
      unapplied: sum('unapplied'),
      total: sum('total'),
    }
  })

/** A customer's statement as at a day. */
export async function readStatement(
  work: Work,
  request: Asked & { readonly customerId: Id<'cus'>; readonly entityId: Id<'ent'>; readonly currency: Currency },
): Promise<Statement> {
  const customer = await customerOf(work.tx, request.customerId)
  const today = await todayOf(work, request.entityId)
  const asAt = request.asAt ?? today
  const scope = { customerId: customer.id, entityId: request.entityId, currency: request.currency }
  const items = isNow(request, today)
    ? await openItemsNow(work.tx, scope)
    : await openItemsAsAt(work.tx, momentOf(request, asAt), scope)
  return statementOf(items, request.currency, asAt)
}

/** The accounts of an entity with their sums; debits and credits meet. */
export async function readTrialBalance(
  work: Work,
  request: { readonly entityId: Id<'ent'>; readonly asAt?: Day | undefined },
) {
  const { currency } = await entityOf(work.tx, request.entityId)
  const rows = await trialBalance(work.tx, {
    entityId: request.entityId,
    ...(request.asAt ? { asAt: request.asAt } : {}),
  })
  const inMoney = (amount: bigint) => money(amount, currency)
  return {
    asAt: request.asAt ?? null,
    rows: rows.map((row) => ({
      ...row,
      debit: inMoney(row.debit),
      credit: inMoney(row.credit),
      balance: inMoney(row.balance),
    })),
    debit: inMoney(rows.reduce((total, row) => total + row.debit, 0n)),
    credit: inMoney(rows.reduce((total, row) => total + row.credit, 0n)),
  }
}

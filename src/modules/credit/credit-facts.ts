import { daysBetween, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { plus, zero, type Currency, type Money } from '#kernel/money'
import type { Tx } from '#platform/sql'
import { unbilledGross } from '#modules/billing'
import { converter, type Converter } from '#modules/company'
import { customerSums } from '#modules/ledger'
import type { CreditFacts, CreditPolicy, Overdue } from './decide-credit.ts'
import { exposureOf, type ExposureParts } from './exposure.ts'
import { horizonOn } from './horizon.ts'
import { brokenPromisesOf, lateOf } from './store-excuses.ts'
import { groupsOf, limitsOn, reservedGross, type GroupRow, type Limit } from './store.ts'

/** What the gate knows of customers as at a day; asked for one customer at a time, in the currency of his limit. */
export type CustomerFacts = {
  readonly of: (customerId: Id<'cus'>, currency: Currency) => Omit<CreditFacts, 'prepaid'>
  readonly limitOf: (customerId: Id<'cus'>) => Limit | null
  /** Everybody whose exposure counts: the customers, their parents and the members of their groups. */
  readonly involved: readonly Id<'cus'>[]
}

/** Who must be locked before credit can be decided for these customers. */
export const involvedIn = async (tx: Tx, customerIds: readonly Id<'cus'>[]): Promise<Id<'cus'>[]> =>
  (await groupsOf(tx, customerIds)).map((row) => row.id)

/** Reads all the parts of exposure for a set of customers: a few statements, however many they are. */
export async function creditFacts(
  tx: Tx,
  request: { readonly customerIds: readonly Id<'cus'>[]; readonly on: Day; readonly policy: CreditPolicy },
): Promise<CustomerFacts> {
  const { on, policy } = request
  const members = await groupsOf(tx, request.customerIds)
  const involved = members.map((row) => row.id)
  const sums = await customerSums(tx, involved)
  const unbilled = await unbilledGross(tx, involved)
  const reserved = await reservedGross(tx, involved, horizonOn(on, policy))
  const overdue = await lateOf(tx, { customerIds: involved, on })
  const broken = await brokenPromisesOf(tx, involved)
  const limits = await limitsOn(tx, involved, on)
  const convert = await converter(tx, on)
  const partsOf = (customerId: Id<'cus'>, currency: Currency): ExposureParts => {
    const total = <T extends { readonly customerId: Id<'cus'>; readonly currency: Currency }>(
      rows: readonly T[],
      amount: (row: T) => bigint,
    ) =>
      converted(
        convert,
        currency,
        rows
          .filter((row) => row.customerId === customerId)
          .map((row) => ({ amount: amount(row), currency: row.currency })),
      )
    return {
      openInvoices: total(sums, (row) => row.receivable),
      unbilled: total(unbilled, (row) => row.gross),
      orders: total(reserved, (row) => row.gross),
      creditNotes: total(sums, (row) => row.creditNotes),
      unapplied: total(sums, (row) => row.unapplied),
    }
  }
  const overdueIn = (customerId: Id<'cus'>, currency: Currency, balance: Money): Overdue => {
    const late = overdue.filter((row) => row.customerId === customerId)
    return {
      oldestDays: Math.max(0, ...late.map((row) => daysBetween(row.oldestDueOn, on))),
      amount: converted(convert, currency, late),
      balance,
    }
  }
  return {
    involved,
    limitOf: (customerId) => limits.get(customerId) ?? null,
    of: (customerId, currency) => {
      const exposure = partsOf(customerId, currency)
      return {
        exposure,
        limit: limits.get(customerId)?.amount ?? null,
        group: groupOf(members, customerId, limits, partsOf),
        overdue: overdueIn(customerId, currency, exposure.openInvoices),
        brokenPromise: converted(
          convert,
          currency,
          broken.filter((row) => row.customerId === customerId),
        ),
        publicBody: members.some((row) => row.id === customerId && row.publicBody),
      }
    },
  }
}

const converted = (convert: Converter, currency: Currency, amounts: readonly Money[]): Money =>
  amounts.reduce((total, amount) => plus(total, convert(amount, currency)), zero(currency))

/** All members together may have no more at stake than the parent's limit; a customer without a parent's limit has no group. */
function groupOf(
  members: readonly GroupRow[],
  customerId: Id<'cus'>,
  limits: ReadonlyMap<Id<'cus'>, Limit>,
  partsOf: (customerId: Id<'cus'>, currency: Currency) => ExposureParts,
): CreditFacts['group'] {
  const self = members.find((row) => row.id === customerId)
  const head = self?.parentId ?? customerId
  const limit = limits.get(head)?.amount
  const family = members.filter((row) => row.id === head || row.parentId === head)
  if (!limit || family.length < 2) return null
  return {
    limit,
    exposure: family.reduce(
      (total, row) => plus(total, exposureOf(partsOf(row.id, limit.currency))),
      zero(limit.currency),
    ),
  }
}

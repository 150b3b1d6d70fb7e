import { dayIn, firstDayOfMonth, yearOf, type Day } from '#kernel/day'
import { parseDecimal, formatDecimal, roundedQuotient } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { calendarOf, entityOf, staffById, today, type LegalEntity } from '#modules/company'
import { bonusShown } from './bonus-shown.ts'
import { payOutOf } from './pay-out.ts'
import { freezeDay, lastDayOfQuarter, quarterOf, type Quarter } from './period.ts'
import { planOn } from './plan.ts'
import { qualityFactor } from './quality.ts'
import { quarterEntries } from './quarter-end.ts'
import { sumsOf } from './settle.ts'
import { settledShown } from './settled-shown.ts'
import { quarterSums } from './store-quarter.ts'
import { qualityFacts } from './store-quality.ts'
import { lastStatements, statementsOf, type StoredStatement } from './store-settle.ts'
import { earnedBetween, entriesOfQuarter, peopleOfQuarter, toSignBy, type EntryRow } from './store-statement.ts'
import { membershipsOf, type Membership } from './store.ts'
import { plansToAccept, plansShown } from './plan-shown.ts'
import { waitingOf } from './waiting.ts'

type Asked = {
  readonly staffId?: Id<'stf'> | undefined
  readonly entityId: Id<'ent'>
  readonly quarter?: Day | undefined
}

/** Pay is between a person and the company: others' statements are, for whoever may not read them, not there. */
export function whose({ who }: Work, staffId: Id<'stf'> | undefined): Id<'stf'> {
  const asked = staffId ?? who.staffId
  return found(asked === who.staffId || who.permissions.has('pay.read-all') ? asked : null)
}

/** What somebody earned on the cash of a quarter, with the balance after each line, and what waits in open invoices. */
export async function readPayStatement(work: Work, asked: Asked) {
  const staffId = whose(work, asked.staffId)
  const entity = await entityOf(work.tx, asked.entityId)
  const day = today(work, entity)
  const quarter = quarterOf(asked.quarter ?? day)
  const own = { staffId, entityId: entity.id }
  const person = found(await staffById(work.tx, staffId))
  const memberships = (await membershipsOf(work.tx, [staffId])).filter((each) => each.entityId === entity.id)
  const end = lastDayOfQuarter(quarter)
  const plan = planOn(accepted(memberships, entity), day < end ? day : end)
  const rows = await entriesOfQuarter(work.tx, { ...own, quarter })
  const [settled] = await statementsOf(work.tx, { ...own, quarter })
  const [before] = await lastStatements(work.tx, { ...own, before: quarter })
  const between = await earnedBetween(work.tx, { ...own, after: before?.quarter ?? null, before: quarter })
  const opening = settled?.opening ?? (before?.carried ?? 0n) + between
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(quarter), to: yearOf(quarter) + 1 })
  const sums = sumsOf(rows)
  const closing = opening + sums.earned - sums.takenBack + sums.adjusted
  const inMoney = (amount: bigint) => money(amount, entity.currency)
  return {
    staffId,
    name: person.name,
    isOwn: staffId === work.who.staffId,
    currency: entity.currency,
    from: quarter,
    through: end,
    freezeOn: freezeDay(quarter, calendar),
    plan: plan && plansShown(plan),
    toAccept: plansToAccept(memberships, entity),
    toSign: (await toSignBy(work.tx, own)).map((each) => ({ ...each, percent: parseDecimal(each.percent) })),
    before: before ? beforeShown(before) : null,
    opening: inMoney(opening),
    earned: inMoney(sums.earned),
    takenBack: inMoney(sums.takenBack),
    adjusted: inMoney(sums.adjusted),
    closing: inMoney(closing),
    payable: inMoney(settled?.payable ?? payOutOf(closing, plan?.terms.draw ?? 0n).payable),
    settled: settled ? settledShown(work, settled) : null,
    ending: settled || plan?.kind !== 'commission' ? null : await endingOf(work, entity, { staffId, quarter, plan }),
    bonus: await bonusShown(work, entity, { staffId, quarter }),
    entries: withBalance(rows, { opening, unit: entity.currency, isLate: (on) => quarterOf(on) < quarter }),
    months: monthsOf(rows, opening, entity.currency),
    customers: customersOf(rows, entity.currency),
    waiting: await waitingOf(work, entity, { staffId, day }),
  }
}

export const accepted = (memberships: readonly Membership[], entity: LegalEntity) =>
  memberships.map((each) => ({ ...each, acceptedOn: each.acceptedAt && dayIn(entity.zone, each.acceptedAt) }))

const beforeShown = ({ quarter, frozenAt, payable, carried, currency, state, paidOn }: StoredStatement) => ({
  quarter,
  frozenAt,
  balance: money(payable + carried, currency),
  payable: money(payable, currency),
  state,
  paidOn,
})

type Ending = { readonly staffId: Id<'stf'>; readonly quarter: Quarter; readonly plan: Membership }

/** What tiers and quality would come to if the quarter ended as it stands; nothing where the plan has neither. */
async function endingOf(work: Work, entity: LegalEntity, { staffId, quarter, plan }: Ending) {
  const { terms } = plan
  if (terms.tiers.length === 0 && terms.quality === null) return null
  const period = { entityId: entity.id, from: quarter, through: lastDayOfQuarter(quarter), staffIds: [staffId] }
  const quality = (await qualityFacts(work.tx, period)).get(staffId) ?? { invoices: 0, ownDisputes: 0, daysLate: 0 }
  const sums = (await quarterSums(work.tx, { entityId: entity.id, quarter })).get(staffId) ?? { cash: 0n, earned: 0n }
  const common = { staffId, quarter, recordedOn: today(work, entity), currency: entity.currency }
  const entries = quarterEntries({ ...common, terms, sums, quality })
  const amountOf = (key: string) =>
    money(entries.find((entry) => entry.eventKey === key)?.amount ?? 0n, entity.currency)
  return {
    tiers: amountOf('tiers'),
    quality: amountOf('quality'),
    factor: qualityFactor(quality, terms.quality),
    ...quality,
  }
}

type Around = { readonly opening: bigint; readonly unit: Currency; readonly isLate: (on: Day) => boolean }

function withBalance(rows: readonly EntryRow[], { opening, unit, isLate }: Around) {
  let balance = opening
  return rows.map(({ shareWeight, shareOf, receiptAmount, receiptCurrency, open, documentCurrency, ...row }) => {
    balance += row.amount
    return {
      ...row,
      open: open !== null && documentCurrency !== null ? money(open, documentCurrency) : null,
      receiptAmount: receiptAmount !== null && receiptCurrency !== null ? money(receiptAmount, receiptCurrency) : null,
      basis: money(row.basis, unit),
      ratePercent: parseDecimal(row.ratePercent),
      sharePercent: percentOf(shareWeight, shareOf),
      amount: money(row.amount, unit),
      balance: money(balance, unit),
      isLate: isLate(row.earnedOn),
    }
  })
}

function monthsOf(rows: readonly EntryRow[], opening: bigint, unit: Currency) {
  let balance = opening
  return [...Map.groupBy(rows, (row) => firstDayOfMonth(row.earnedOn))].map(([month, own]) => {
    const sum = (which: (amount: bigint) => boolean) =>
      own.reduce((total, { amount }) => (which(amount) ? total + amount : total), 0n)
    const [earned, takenBack] = [sum((amount) => amount > 0n), sum((amount) => amount < 0n)]
    balance += earned + takenBack
    return {
      month,
      lines: own.length,
      earned: money(earned, unit),
      takenBack: money(-takenBack, unit),
      balance: money(balance, unit),
    }
  })
}

const customersOf = (rows: readonly EntryRow[], unit: Currency) =>
  [...Map.groupBy(rows, (row) => row.customerId)].flatMap(([customerId, own]) =>
    customerId === null
      ? []
      : [
          {
            customerId,
            name: own[0]?.customerName ?? '',
            lines: own.length,
            amount: money(
              own.reduce((sum, { amount }) => sum + amount, 0n),
              unit,
            ),
          },
        ],
  )

export const percentOf = (weight: bigint, whole: bigint) =>
  parseDecimal(formatDecimal({ digits: roundedQuotient(weight * 10_000n, whole), scale: 2 }))

/** Everybody in a plan, for whoever reads all statements; oneself otherwise. */
export async function readPeople(work: Work, asked: Omit<Asked, 'staffId'>) {
  const entity = await entityOf(work.tx, asked.entityId)
  const quarter = quarterOf(asked.quarter ?? today(work, entity))
  const only = work.who.permissions.has('pay.read-all') ? null : whose(work, undefined)
  const people = await peopleOfQuarter(work.tx, { entityId: entity.id, quarter, only })
  const settled = new Map(
    (await statementsOf(work.tx, { entityId: entity.id, quarter })).map((each) => [each.staffId, each]),
  )
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(quarter), to: yearOf(quarter) + 1 })
  return {
    quarter,
    freezeOn: freezeDay(quarter, calendar),
    people: people.map(({ earned, takenBack, ...person }) => {
      const statement = settled.get(person.staffId)
      return {
        ...person,
        earned: money(earned, entity.currency),
        takenBack: money(takenBack, entity.currency),
        settled: statement ? settledShown(work, statement) : null,
      }
    }),
  }
}

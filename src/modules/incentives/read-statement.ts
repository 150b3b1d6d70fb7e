import { dayIn, daysBetween, yearOf, type Day } from '#kernel/day'
import { parseDecimal, formatDecimal, roundedQuotient } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency, type Money } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { documentLines } from '#modules/billing'
import { calendarOf, entityOf, staffById, today, type LegalEntity } from '#modules/company'
import { earnedToDate } from './earned.ts'
import type { InvoiceBasis } from './entries.ts'
import { basisOf } from './history.ts'
import { freezeDay, lastDayOfQuarter, quarterOf } from './period.ts'
import { planOn, type Plan } from './plan.ts'
import { dealDays, entriesOf, membershipsOf, type Membership } from './store.ts'
import { earnedBefore, entriesOfQuarter, openInvoicesOf, peopleOfQuarter, type EntryRow } from './store-statement.ts'

type Asked = {
  readonly staffId?: Id<'stf'> | undefined
  readonly entityId: Id<'ent'>
  readonly quarter?: Day | undefined
}

/** Pay is between a person and the company: others' statements are, for whoever may not read them, not there. */
function whose({ who }: Work, staffId: Id<'stf'> | undefined): Id<'stf'> {
  const asked = staffId ?? who.staffId
  return found(asked === who.staffId || who.permissions.has('pay.read-all') ? asked : null)
}

/** What somebody earned on the cash of a quarter, with the balance after each line, and what waits in open invoices. */
export async function readPayStatement(work: Work, asked: Asked) {
  const staffId = whose(work, asked.staffId)
  const entity = await entityOf(work.tx, asked.entityId)
  const day = today(work, entity)
  const quarter = quarterOf(asked.quarter ?? day)
  const person = found(await staffById(work.tx, staffId))
  const memberships = (await membershipsOf(work.tx, [staffId])).filter((each) => each.entityId === entity.id)
  const plan = planOn(accepted(memberships, entity), day < lastDayOfQuarter(quarter) ? day : lastDayOfQuarter(quarter))
  const rows = await entriesOfQuarter(work.tx, { staffId, entityId: entity.id, quarter })
  const opening = await earnedBefore(work.tx, { staffId, entityId: entity.id, quarter })
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(quarter), to: yearOf(quarter) + 1 })
  const inMoney = (amount: bigint) => money(amount, entity.currency)
  const sumOf = (which: (amount: bigint) => boolean) =>
    rows.reduce((sum, row) => (which(row.amount) ? sum + row.amount : sum), 0n)
  const [earned, takenBack] = [sumOf((amount) => amount > 0n), sumOf((amount) => amount < 0n)]
  return {
    staffId,
    name: person.name,
    currency: entity.currency,
    from: quarter,
    through: lastDayOfQuarter(quarter),
    freezeOn: freezeDay(quarter, calendar),
    plan: plan && { ...plan, acceptedAt: memberships.find((each) => each.id === plan.id)?.acceptedAt ?? null },
    toAccept: memberships.filter((each) => each.acceptedAt === null),
    opening: inMoney(opening),
    earned: inMoney(earned),
    takenBack: inMoney(-takenBack),
    closing: inMoney(opening + earned + takenBack),
    entries: withBalance(rows, opening, entity.currency),
    waiting: await waitingOf(work, entity, { staffId, memberships, day }),
  }
}

const accepted = (memberships: readonly Membership[], entity: LegalEntity) =>
  memberships.map((each) => ({ ...each, acceptedOn: each.acceptedAt && dayIn(entity.zone, each.acceptedAt) }))

function withBalance(rows: readonly EntryRow[], opening: bigint, unit: Currency) {
  let balance = opening
  return rows.map(({ shareWeight, shareOf, receiptAmount, receiptCurrency, ...row }) => {
    balance += row.amount
    return {
      ...row,
      receiptAmount: receiptAmount !== null && receiptCurrency !== null ? money(receiptAmount, receiptCurrency) : null,
      basis: money(row.basis, unit),
      ratePercent: parseDecimal(row.ratePercent),
      sharePercent: parseDecimal(formatDecimal({ digits: roundedQuotient(shareWeight * 10_000n, shareOf), scale: 2 })),
      amount: money(row.amount, unit),
      balance: money(balance, unit),
    }
  })
}

type Person = { readonly staffId: Id<'stf'>; readonly memberships: readonly Membership[]; readonly day: Day }

/** What somebody's open invoices will earn once they are paid, the ones due first ahead. */
async function waitingOf({ tx }: Work, entity: LegalEntity, { staffId, memberships, day }: Person) {
  const open = await openInvoicesOf(tx, { staffId, entityId: entity.id })
  const ids = open.map((invoice) => invoice.id)
  const lines = Map.groupBy(await documentLines(tx, ids), (line) => line.documentId)
  const written = Map.groupBy(await entriesOf(tx, ids), (entry) => entry.documentId)
  const plans = accepted(memberships, entity)
  const deals = await dealDays(
    tx,
    open.flatMap((invoice) => invoice.orderId ?? []),
  )
  const invoices = open.flatMap((invoice) => {
    const plan: Plan | null = planOn(plans, (invoice.orderId && deals.get(invoice.orderId)) ?? invoice.issuedOn)
    if (!plan) return []
    const soFar = (written.get(invoice.id) ?? []).reduce((sum, entry) => sum + entry.amount, 0n)
    const whole = earnedWhenPaid(basisOf(invoice, lines.get(invoice.id) ?? [], entity, plan.rates))
    return [
      {
        documentId: invoice.id,
        customerId: invoice.customerId,
        customerName: invoice.customerName,
        invoiceNumber: invoice.number,
        open: money(invoice.open, invoice.currency),
        dueOn: invoice.effectiveDueOn,
        daysLate: Math.max(0, daysBetween(invoice.effectiveDueOn, day)),
        waiting: money(whole - soFar, entity.currency),
      },
    ]
  })
  return { count: invoices.length, total: totalOf(invoices, entity.currency), invoices }
}

const earnedWhenPaid = (basis: InvoiceBasis): bigint =>
  earnedToDate({
    lines: basis.lines.map((line) => ({ ...line, disputedNet: 0n })),
    gross: basis.gross,
    disputedGross: 0n,
    applied: basis.gross,
  })

const totalOf = (invoices: readonly { readonly waiting: Money }[], unit: Currency): Money =>
  money(
    invoices.reduce((sum, each) => sum + each.waiting.amount, 0n),
    unit,
  )

/** Everybody in a plan, for whoever reads all statements; oneself otherwise. */
export async function readPeople(work: Work, asked: Omit<Asked, 'staffId'>) {
  const entity = await entityOf(work.tx, asked.entityId)
  const quarter = quarterOf(asked.quarter ?? today(work, entity))
  const only = work.who.permissions.has('pay.read-all') ? null : whose(work, undefined)
  const people = await peopleOfQuarter(work.tx, { entityId: entity.id, quarter, only })
  return {
    people: people.map(({ earned, takenBack, ...person }) => ({
      ...person,
      earned: money(earned, entity.currency),
      takenBack: money(takenBack, entity.currency),
    })),
  }
}

import { daysBetween, plusDays, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import type { Work } from '#platform/work'
import { readHabit } from '#modules/behaviour'
import { documentLines } from '#modules/billing'
import type { LegalEntity } from '#modules/company'
import { paidPeople } from './deal.ts'
import { standingParts } from './entries.ts'
import { basisOf, eventsOf } from './history.ts'
import { withShares } from './sharing.ts'
import { visibleOf } from './store-shares.ts'
import { openInvoicesOf, type OpenInvoice } from './store-statement.ts'

type Person = { readonly staffId: Id<'stf'>; readonly day: Day }

/** What somebody's open invoices will earn him once they are paid, the ones due first ahead. */
export async function waitingOf(work: Work, entity: LegalEntity, { staffId, day }: Person) {
  const { tx } = work
  const open = await openInvoicesOf(tx, { staffId, entityId: entity.id })
  const ids = open.map((invoice) => invoice.id)
  const lines = Map.groupBy(await documentLines(tx, ids), (line) => line.documentId)
  const events = await eventsOf(tx, open, entity)
  const paid = await paidPeople(work, entity, open)
  const expected = await expectedDays(work, open)
  const invoices = open.flatMap((invoice) => {
    const deal = paid(invoice)
    const plan = deal.plans.find((each) => each.people.has(staffId))
    if (!plan) return []
    const shared = withShares(events.get(invoice.id) ?? [], deal.shares, deal.handOvers)
    const parts = standingParts(basisOf(invoice, lines.get(invoice.id) ?? [], entity, plan.rates), deal.shares, shared)
    const own = parts.find((each) => each.staffId === staffId)
    const waiting = (own?.whole ?? 0n) - (own?.now ?? 0n)
    if (waiting <= 0n) return []
    const pays = expected.get(invoice.customerId)
    const since = invoice.receivedOn ?? invoice.issuedOn
    const notBefore = (on: Day) => (on < day ? day : on)
    return [
      {
        documentId: invoice.id,
        customerId: invoice.customerId,
        customerName: invoice.customerName,
        invoiceNumber: invoice.number,
        open: money(invoice.open, invoice.currency),
        dueOn: invoice.effectiveDueOn,
        daysLate: Math.max(0, daysBetween(invoice.effectiveDueOn, day)),
        inDispute: invoice.inDispute,
        expectedOn: pays ? notBefore(plusDays(since, pays.usual)) : null,
        expectedUntil: pays ? notBefore(plusDays(since, pays.until)) : null,
        waiting: money(waiting, entity.currency),
      },
    ]
  })
  const total = invoices.reduce((sum, each) => sum + each.waiting.amount, 0n)
  return { count: invoices.length, total: money(total, entity.currency), invoices }
}

// A habit is read customer by customer; the list shows the days of the first, and the rest by their due day.
const mostHabits = 25

async function expectedDays(work: Work, open: readonly OpenInvoice[]) {
  // A customer that somebody else has by now still pays, but his habit is not one's own to read.
  const customers = await visibleOf(work.tx, [...new Set(open.map((invoice) => invoice.customerId))])
  const days = new Map<Id<'cus'>, { readonly usual: number; readonly until: number }>()
  for (const customerId of customers.slice(0, mostHabits)) {
    const { isKnown, usualDay, usualUntil } = await readHabit(work, { customerId })
    if (isKnown) days.set(customerId, { usual: usualDay, until: usualUntil })
  }
  return days
}

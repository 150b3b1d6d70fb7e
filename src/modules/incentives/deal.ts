import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import type { LegalEntity } from '#modules/company'
import type { Share } from './entries.ts'
import { planOn } from './plan.ts'
import type { HandOver } from './sharing.ts'
import { handOversOf, splitsOf } from './store-shares.ts'
import { dealDays, membershipsOf, type Membership } from './store.ts'

/** What a deal needs to be known by. */
export type Sold = {
  readonly id: Id<'inv'>
  readonly customerId: Id<'cus'>
  readonly orderId: Id<'ord'> | null
  readonly issuedOn: Day
  readonly salespersonId: Id<'stf'> | null
}

/** Who is paid for an invoice and by which plans. */
export type Paid = {
  readonly shares: readonly Share[]
  readonly handOvers: readonly HandOver[]
  /** Each plan with those of the people whom it pays. */
  readonly plans: readonly (Omit<Membership, 'staffId' | 'acceptedAt' | 'agreesDeductions'> & {
    readonly people: ReadonlyMap<Id<'stf'>, Membership>
  })[]
}

/**
 * Whom invoices pay: shares as they were signed for the deal, else the salesperson alone; each by the plan that bound him on the day
 * of the deal (without an order, on that of the bill), and who inherits by the one of the day on which he took over.
 */
export async function paidPeople(
  work: Pick<Work, 'tx'>,
  entity: LegalEntity,
  invoices: readonly Sold[],
): Promise<(invoice: Sold) => Paid> {
  const { tx } = work
  const orderIds = [...new Set(invoices.flatMap((invoice) => invoice.orderId ?? []))]
  const customerIds = [...new Set(invoices.map((invoice) => invoice.customerId))]
  const agreed = await splitsOf(tx, { orderIds, documentIds: invoices.map((invoice) => invoice.id) })
  const handOvers = Map.groupBy(await handOversOf(tx, { entityId: entity.id, customerIds }), (each) => each.customerId)
  const deals = await dealDays(tx, orderIds)
  const sharesOf = (invoice: Sold): readonly Share[] =>
    agreed({ orderId: invoice.orderId, documentId: invoice.id }) ??
    (invoice.salespersonId === null ? [] : [{ staffId: invoice.salespersonId, weight: 1n }])
  const people = invoices.flatMap((invoice) => [
    ...sharesOf(invoice).map((share) => share.staffId),
    ...(handOvers.get(invoice.customerId) ?? []).map((each) => each.toStaffId),
  ])
  const memberships = (await membershipsOf(tx, [...new Set(people)]))
    .filter((each) => each.entityId === entity.id && each.kind === 'commission')
    .map((each) => ({ ...each, acceptedOn: each.acceptedAt && dayIn(entity.zone, each.acceptedAt) }))
  const byPerson = Map.groupBy(memberships, (each) => each.staffId)
  return (invoice) => {
    const shares = sharesOf(invoice)
    const own = (handOvers.get(invoice.customerId) ?? []).filter((each) =>
      shares.some((share) => share.staffId === each.fromStaffId),
    )
    const dealOn: Day = (invoice.orderId && deals.get(invoice.orderId)) ?? invoice.issuedOn
    const bound = new Map<Id<'stf'>, Membership>()
    const bind = (staffId: Id<'stf'>, on: Day) => {
      const plan = planOn(byPerson.get(staffId) ?? [], on)
      if (plan && !bound.has(staffId)) bound.set(staffId, plan)
    }
    shares.forEach((share) => bind(share.staffId, dealOn))
    own.forEach((each) => bind(each.toStaffId, each.fromOn > dealOn ? each.fromOn : dealOn))
    return { shares, handOvers: own, plans: plansOf(bound) }
  }
}

function plansOf(bound: ReadonlyMap<Id<'stf'>, Membership>): Paid['plans'] {
  const byPlan = Map.groupBy(bound, ([, membership]) => membership.id)
  return [...byPlan.values()].flatMap((people) => {
    const [first] = people
    return first ? [{ ...first[1], people: new Map(people) }] : []
  })
}

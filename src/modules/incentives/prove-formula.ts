import { formatAmount, money } from '#kernel/money'
import type { Id } from '#kernel/id'
import type { Tx } from '#platform/sql'
import { documentLines } from '#modules/billing'
import type { LegalEntity } from '#modules/company'
import type { Finding } from '#modules/ledger'
import { paidPeople, type Paid } from './deal.ts'
import type { Recorded } from './dispute-events.ts'
import { standingParts } from './entries.ts'
import { basisOf, eventsOf } from './history.ts'
import { withShares } from './sharing.ts'
import { soldInvoices, type SoldInvoice } from './store-facts.ts'
import { entriesOf } from './store.ts'

type Accrued = { readonly id: Id<'inv'>; readonly accruedAt: Date; readonly number: string }

/** For each invoice and person: the sum of the entries against the formula on what was known when they were last written. */
export async function proveFormula(tx: Tx, entity: LegalEntity, documents: readonly Accrued[]): Promise<Finding[]> {
  const ids = documents.map((document) => document.id)
  const heads = await soldInvoices(tx, ids)
  const lines = Map.groupBy(await documentLines(tx, ids), (line) => line.documentId)
  const written = Map.groupBy(await entriesOf(tx, ids), (entry) => entry.documentId)
  const events = await eventsOf(tx, heads, entity)
  const paid = await paidPeople({ tx }, entity, heads)
  const known = new Map(documents.map((document) => [document.id, document]))
  return heads.flatMap((head): Finding[] => {
    const deal = paid(head)
    const until = known.get(head.id)?.accruedAt.getTime() ?? 0
    const all = events.get(head.id) ?? []
    const owed = (told: readonly Recorded[]) => owedTo(head, deal, { told, lines: lines.get(head.id) ?? [], entity })
    // What happened since is still on its way; what was committed in the same moments may be among the entries already.
    const due = owed(all.filter((event) => event.recordedAt.getTime() <= until))
    const later = owed(all)
    const stands = new Map<Id<'stf'>, bigint>()
    for (const { staffId, kind, amount } of written.get(head.id) ?? []) {
      if (kind !== 'adjust') stands.set(staffId, (stands.get(staffId) ?? 0n) + amount)
    }
    return [...new Set([...due.keys(), ...stands.keys()])].flatMap((staffId): Finding[] => {
      const [is, ought] = [stands.get(staffId) ?? 0n, due.get(staffId) ?? 0n]
      if (is === ought || is === later.get(staffId)) return []
      const text = (amount: bigint) => formatAmount(money(amount, entity.currency))
      return [
        {
          invariant: 'the commission entries of an invoice are the formula on its state',
          place: `invoice ${head.number}, person ${staffId}`,
          detail: `entries ${text(is)}, formula ${text(ought)} ${entity.currency}`,
        },
      ]
    })
  })
}

type Basis = {
  readonly told: readonly Recorded[]
  readonly lines: Parameters<typeof basisOf>[1]
  readonly entity: LegalEntity
}

/** Everybody's part of an invoice by his own plan. */
function owedTo(head: SoldInvoice, deal: Paid, { told, lines, entity }: Basis): ReadonlyMap<Id<'stf'>, bigint> {
  const shared = withShares(told, deal.shares, deal.handOvers)
  return new Map(
    deal.plans.flatMap((plan) =>
      standingParts(basisOf(head, lines, entity, plan.rates), deal.shares, shared)
        .filter(({ staffId }) => plan.people.has(staffId))
        .map(({ staffId, now }) => [staffId, now] as const),
    ),
  )
}

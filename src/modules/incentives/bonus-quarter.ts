import type { Day } from '#kernel/day'
import { decimalOf } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, split, type Currency } from '#kernel/money'
import type { Work } from '#platform/work'
import type { LegalEntity } from '#modules/company'
import { collectorBonus, halves, usualBonus, type BonusFact } from './collector-bonus.ts'
import { boundMembers, type Bound } from './bound.ts'
import { lastDayOfQuarter, type Quarter } from './period.ts'
import { bonusEvents, bonusPaid, openBonusQuarters, type BonusEventRow } from './store-bonus.ts'
import type { EntryToSave } from './store.ts'

export type Portfolio = {
  /** Nobody's where sales leads the account: what it brings is the team's alone. */
  readonly collectorId: Id<'stf'> | null
  readonly facts: readonly BonusFact[]
}

export type BonusPart = 'own' | 'team' | 'cap'
export type PersonBonus = Readonly<Record<BonusPart, bigint>>

/**
 * What a quarter brings to each collector: half of what his own portfolio earned, and an equal part of what the team earned
 * together. The cap is applied once, to the sum of both, over everything that is known of the quarter.
 */
export function bonusOf(
  portfolios: readonly Portfolio[],
  team: readonly Bound[],
  unit: Currency,
): ReadonlyMap<Id<'stf'>, PersonBonus> {
  const [first] = team
  if (!first) return new Map()
  const planOf = (collectorId: Id<'stf'> | null) =>
    (team.find(({ staffId }) => staffId === collectorId) ?? first).plan.bonus ?? usualBonus
  const earned = portfolios.map(({ collectorId, facts }) => {
    const { uncapped } = collectorBonus(facts, planOf(collectorId), unit)
    const parts = halves(uncapped)
    return collectorId === null
      ? { collectorId, own: 0n, team: uncapped.amount }
      : { collectorId, own: parts.own.amount, team: parts.team.amount }
  })
  const pool = earned.reduce((sum, each) => sum + each.team, 0n)
  const parts = split(
    money(pool, unit),
    team.map(() => 1n),
  )
  return new Map(
    team.map(({ staffId, plan }, index) => {
      const own = earned.find((each) => each.collectorId === staffId)?.own ?? 0n
      const shared = parts[index]?.amount ?? 0n
      const { cap } = plan.bonus ?? usualBonus
      return [staffId, { own, team: shared, cap: own + shared > cap ? cap - own - shared : 0n }]
    }),
  )
}

type Ending = { readonly quarter: Quarter; readonly day: Day; readonly team: readonly Bound[] }

/**
 * The entries of the collectors' bonus in a quarter that is settled. Something that came late changes the quarter it belongs to: its
 * cap holds over all that is known by now, and the difference to what was paid for it is paid or taken here.
 */
export async function bonusEntries(
  work: Work,
  entity: LegalEntity,
  { quarter, day, team }: Ending,
): Promise<EntryToSave[]> {
  const rows: EntryToSave[] = []
  for (const of of await openBonusQuarters(work.tx, { entityId: entity.id, quarter })) {
    const bound =
      of === quarter ? team : (await boundMembers(work, entity, of)).filter(({ plan }) => plan.kind === 'bonus')
    const events = await bonusEvents(work.tx, { entityId: entity.id, ofQuarter: of, through: quarter })
    const paid = await bonusPaid(work.tx, { entityId: entity.id, ofQuarter: of })
    for (const [staffId, bonus] of bonusOf(portfoliosOf(events), bound, entity.currency)) {
      const plan = bound.find((each) => each.staffId === staffId)?.plan
      if (plan) rows.push(...differences({ staffId, plan, of, quarter, day, bonus, paid, entity }))
    }
  }
  return rows
}

export const portfoliosOf = (events: readonly BonusEventRow[]): Portfolio[] =>
  [...Map.groupBy(events, (event) => event.collectorId)].map(([collectorId, own]) => ({
    collectorId,
    facts: own.map(factOf),
  }))

const factOf = ({ kind, cash, daysAfterDue }: BonusEventRow): BonusFact =>
  kind === 'cash' ? { kind, amount: cash, daysAfterDue: daysAfterDue ?? 0 } : { kind }

type Differing = {
  readonly staffId: Id<'stf'>
  readonly plan: Bound['plan']
  readonly of: Quarter
  readonly quarter: Quarter
  readonly day: Day
  readonly bonus: PersonBonus
  readonly paid: (staffId: Id<'stf'>, key: string) => bigint
  readonly entity: LegalEntity
}

function differences({ staffId, plan, of, quarter, day, bonus, paid, entity }: Differing): EntryToSave[] {
  return (['own', 'team', 'cap'] as const).flatMap((part): EntryToSave[] => {
    const eventKey = `bonus ${of} ${part}`
    const amount = bonus[part] - paid(staffId, eventKey)
    if (amount === 0n) return []
    return [
      {
        scheme: 'bonus',
        entityId: entity.id,
        staffId,
        customerId: null,
        documentId: null,
        planId: plan.id,
        currency: entity.currency,
        quarter,
        eventKey,
        kind: part === 'cap' ? 'adjust' : amount < 0n ? 'reverse' : 'earn',
        cause: 'neither',
        reason: `bonus ${part} ${of}`,
        share: { weight: 1n, of: part === 'own' ? 2n : 1n },
        basis: 0n,
        ratePercent: decimalOf(0n),
        amount,
        receiptId: null,
        earnedOn: lastDayOfQuarter(quarter),
        recordedOn: day,
      },
    ]
  })
}

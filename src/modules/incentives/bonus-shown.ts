import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import type { Work } from '#platform/work'
import { today, type LegalEntity } from '#modules/company'
import { bonusEntries, bonusOf, portfoliosOf, type BonusPart, type PersonBonus } from './bonus-quarter.ts'
import { boundMembers, type Bound } from './bound.ts'
import { collectorBonus, usualBonus } from './collector-bonus.ts'
import type { Quarter } from './period.ts'
import { bonusEvents, bonusLines } from './store-bonus.ts'
import { settledQuarters } from './store-settle.ts'

type Asked = { readonly staffId: Id<'stf'>; readonly quarter: Quarter }

/** What would be written now, late changes of quarters before among it; of a settled quarter, what it came to. */
async function standing(
  work: Work,
  entity: LegalEntity,
  { staffId, quarter, team }: Asked & { readonly team: readonly Bound[] },
): Promise<PersonBonus> {
  if ((await settledQuarters(work.tx, entity.id)).has(quarter)) {
    const events = await bonusEvents(work.tx, { entityId: entity.id, ofQuarter: quarter, through: quarter })
    return bonusOf(portfoliosOf(events), team, entity.currency).get(staffId) ?? { own: 0n, team: 0n, cap: 0n }
  }
  const rows = await bonusEntries(work, entity, { quarter, day: today(work, entity), team })
  const sumOf = (part: BonusPart) =>
    rows.reduce(
      (sum, row) => (row.staffId === staffId && row.eventKey.endsWith(` ${part}`) ? sum + row.amount : sum),
      0n,
    )
  return { own: sumOf('own'), team: sumOf('team'), cap: sumOf('cap') }
}

/** A collector's bonus of a quarter as it stands; nothing for whoever is in no bonus plan. */
export async function bonusShown(work: Work, entity: LegalEntity, { staffId, quarter }: Asked) {
  const team = (await boundMembers(work, entity, quarter)).filter(({ plan }) => plan.kind === 'bonus')
  const plan = team.find((each) => each.staffId === staffId)?.plan.bonus
  if (!plan) return null
  const bonus = await standing(work, entity, { staffId, quarter, team })
  const inMoney = (amount: bigint) => money(amount, entity.currency)
  const lines = await bonusLines(work.tx, { entityId: entity.id, quarter, staffId })
  return {
    own: inMoney(bonus.own),
    team: inMoney(bonus.team),
    overCap: inMoney(bonus.cap),
    sum: inMoney(bonus.own + bonus.team + bonus.cap),
    cap: inMoney((plan ?? usualBonus).cap),
    members: team.length,
    lines: lines.map(({ cash, collectorId, ...line }) => ({
      ...line,
      cash: inMoney(cash),
      isOwn: collectorId === staffId,
      worth: collectorBonus(
        [
          line.kind === 'cash'
            ? { kind: line.kind, amount: cash, daysAfterDue: line.daysAfterDue ?? 0 }
            : { kind: line.kind },
        ],
        plan,
        entity.currency,
      ).uncapped,
    })),
  }
}

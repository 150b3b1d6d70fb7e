import type { Id } from '#kernel/id'
import { bandOf, poolOf, shrink, type Band, type Estimate, type Share } from './fair.ts'

/** What a quarter of somebody's deals comes to, counted. */
export type Facts = {
  readonly staffId: Id<'stf'>
  /** Net of tax and freight, in the entity's currency. */
  readonly cash: bigint
  readonly leak: bigint
  /** Null where nobody said how much was expected. */
  readonly quota: bigint | null
  readonly invoices: number
  readonly customers: number
  readonly inDispute: number
  readonly ownCause: number
  readonly provisional: number
  readonly decidedOurs: number
  readonly inDebt: number
  readonly cohort: number
  readonly cohortRight: number
  readonly queries: number
  readonly queriesInTime: number
}

export type Sums = Omit<Facts, 'staffId'>

export const nothing: Sums = {
  cash: 0n,
  leak: 0n,
  quota: null,
  invoices: 0,
  customers: 0,
  inDispute: 0,
  ownCause: 0,
  provisional: 0,
  decidedOurs: 0,
  inDebt: 0,
  cohort: 0,
  cohortRight: 0,
  queries: 0,
  queriesInTime: 0,
}

/** The cash of those from whom an amount was expected. */
export const cashOnQuota = (facts: readonly Facts[]): bigint =>
  facts.reduce((sum, each) => (each.quota === null ? sum : sum + each.cash), 0n)

export type Placed = Facts & {
  readonly rank: number
  readonly cashBefore: bigint | null
  /** Places won since the quarter before; null for who was not there. */
  readonly moved: number | null
  readonly dispute: Estimate
  readonly debt: Estimate
  readonly firstTimeRight: Estimate
  readonly band: Band
}

export type League = { readonly rows: readonly Placed[]; readonly all: Sums; readonly before: Sums | null }

/** Who collected most stands first; who judges people reads the ranges and the band. */
export function leagueOf(facts: readonly Facts[], before: readonly Facts[]): League {
  const places = new Map(inOrder(before).map((each, index) => [each.staffId, { place: index + 1, cash: each.cash }]))
  const disputes = judged(facts, (each) => ({ hits: each.ownCause, of: each.customers }))
  const debts = judged(facts, (each) => ({ hits: each.inDebt, of: each.customers }))
  const wrong = judged(facts, (each) => ({ hits: each.cohort - each.cohortRight, of: each.cohort }))
  const rows = inOrder(facts).map((each, index) => {
    const earlier = places.get(each.staffId)
    const dispute = disputes(each)
    return {
      ...each,
      rank: index + 1,
      cashBefore: earlier?.cash ?? null,
      moved: earlier ? earlier.place - index - 1 : null,
      dispute,
      debt: debts(each),
      firstTimeRight: turned(wrong(each)),
      band: bandOf(dispute, each.invoices),
    }
  })
  return { rows, all: facts.reduce(added, nothing), before: before.length > 0 ? before.reduce(added, nothing) : null }
}

const inOrder = (facts: readonly Facts[]) =>
  facts.toSorted((one, other) =>
    one.cash === other.cash ? Number(one.staffId - other.staffId) : one.cash < other.cash ? 1 : -1,
  )

function judged(facts: readonly Facts[], shareOf: (each: Facts) => Share): (each: Facts) => Estimate {
  const pool = poolOf(facts.map(shareOf))
  return (each) => shrink(shareOf(each), pool)
}

// Wrong bills are counted; right ones are shown.
const turned = ({ estimate, low, high, worse }: Estimate): Estimate => ({
  estimate: 1 - estimate,
  low: 1 - high,
  high: 1 - low,
  worse,
})

const added = (sum: Sums, each: Sums): Sums => ({
  cash: sum.cash + each.cash,
  leak: sum.leak + each.leak,
  quota: each.quota === null ? sum.quota : (sum.quota ?? 0n) + each.quota,
  invoices: sum.invoices + each.invoices,
  customers: sum.customers + each.customers,
  inDispute: sum.inDispute + each.inDispute,
  ownCause: sum.ownCause + each.ownCause,
  provisional: sum.provisional + each.provisional,
  decidedOurs: sum.decidedOurs + each.decidedOurs,
  inDebt: sum.inDebt + each.inDebt,
  cohort: sum.cohort + each.cohort,
  cohortRight: sum.cohortRight + each.cohortRight,
  queries: sum.queries + each.queries,
  queriesInTime: sum.queriesInTime + each.queriesInTime,
})

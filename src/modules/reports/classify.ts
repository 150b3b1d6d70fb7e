/** What is known of a customer when the report is drafted. Amounts are minor units of the entity's currency. */
export type CustomerFacts = {
  /** Days on which he ordered. */
  readonly orders: number
  /** Days since the last order, and those within which 75 and 95 of 100 of his gaps stay. */
  readonly openGap: number
  readonly gap75: number
  readonly gap95: number
  readonly chanceAlive: number
  /** Net of the last orders, the earliest first. */
  readonly lastOrders: readonly bigint[]
  /** Net to be expected of him in the next ninety days, and of the customer in the middle of all. */
  readonly expected: bigint
  readonly usualExpected: bigint
  /** Undisputed and more than five days late. */
  readonly late: bigint
  readonly inDispute: boolean
  /** Disputes of the last 180 days that were our fault. */
  readonly ourFaults: number
  /** Whether he pays as he always does; null while his habit is not known. */
  readonly paysInHabit: boolean | null
  readonly headroom: bigint
}

export const reportClasses = ['invest', 'pursue', 'cold'] as const
export type ReportClass = (typeof reportClasses)[number]

export const reportReasons = [
  'gone_beyond_rhythm',
  'later_than_usual',
  'in_rhythm',
  'worth_more_than_most',
  'orders_grow',
  'pays_in_habit',
  'room_for_more',
  'wrong_bills_before',
  'owes_us',
] as const
export type ReportReason = (typeof reportReasons)[number]

export type Draft = { readonly group: ReportClass; readonly reasons: readonly ReportReason[] }

export const draftVersion = 'customer-report 1'

// Two gaps are the least that make a rhythm.
const fewestOrders = 3
const surelyGone = 0.3
const surelyThere = 0.8

/**
 * Which of the three groups a customer belongs to, by his own rhythm; most belong to none. Gone cold: the open gap is longer than 95 of
 * 100 of his gaps, and he has probably left. To pursue: later than usual, and worth more than most. Ready to invest further: in
 * rhythm, orders that grow, pays as ever, and has room for another order.
 */
export function classify(facts: CustomerFacts): Draft | null {
  if (facts.orders < fewestOrders) return null
  if (facts.openGap > facts.gap95 && facts.chanceAlive < surelyGone) return cold(facts)
  if (facts.openGap > facts.gap75) return pursue(facts)
  return invest(facts)
}

// Unhappy with our bills, or failing: the first is called by sales, the second has a lower limit.
const cold = ({ ourFaults, late }: CustomerFacts): Draft => ({
  group: 'cold',
  reasons: [
    'gone_beyond_rhythm',
    ...(ourFaults > 0 ? (['wrong_bills_before'] as const) : []),
    ...(late > 0n ? (['owes_us'] as const) : []),
  ],
})

function pursue(facts: CustomerFacts): Draft | null {
  const worth = facts.expected >= facts.usualExpected && facts.expected > 0n
  if (!worth || facts.inDispute || facts.late > 0n) return null
  return {
    group: 'pursue',
    reasons: [
      'later_than_usual',
      'worth_more_than_most',
      ...(facts.ourFaults > 0 ? (['wrong_bills_before'] as const) : []),
    ],
  }
}

function invest(facts: CustomerFacts): Draft | null {
  const reliable = facts.late === 0n && !facts.inDispute && facts.paysInHabit !== false
  if (facts.chanceAlive <= surelyThere || !reliable || !isRising(facts.lastOrders)) return null
  const usualOrder = middle(facts.lastOrders)
  if (facts.headroom < usualOrder) return null
  return {
    group: 'invest',
    reasons: [
      'in_rhythm',
      'orders_grow',
      ...(facts.paysInHabit === true ? (['pays_in_habit'] as const) : []),
      'room_for_more',
    ],
  }
}

/** Whether the last orders grow: the middle of the slopes between any two of them (Theil and Sen), by a twentieth over all. */
export function isRising(orders: readonly bigint[]): boolean {
  const last = orders.slice(-6).map(Number)
  if (last.length < 4) return false
  const slopes = last.flatMap((value, at) => last.slice(at + 1).map((later, ahead) => (later - value) / (ahead + 1)))
  const slope = middleOf(slopes)
  return slope * (last.length - 1) >= 0.05 * middleOf(last)
}

const middleOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const half = sorted.length / 2
  const [below, above] = [sorted[Math.ceil(half) - 1] ?? 0, sorted[Math.floor(half)] ?? 0]
  return (below + above) / 2
}

export const middle = (amounts: readonly bigint[]): bigint =>
  amounts.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0))[Math.floor(amounts.length / 2)] ?? 0n

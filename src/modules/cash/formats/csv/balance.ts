import type { Day } from '#kernel/day'
import type { Balance } from '../statement.ts'
import type { Currency } from '#kernel/money'

/** A line and what the account held after it. */
export type Step = { readonly day: Day | null; readonly amount: bigint; readonly after: bigint | null }

type Proof = { readonly opening: Balance | null; readonly closing: Balance | null; readonly balanced: boolean | null }

/**
 * Opening and closing balance from a column of running balances, in whatever order the lines stand. Each line leads from
 * a balance to another; when all lie on one way, just one balance is left that no line leads to, and one that none leaves.
 */
export function runningBalance(steps: readonly Step[], currency: Currency | null): Proof {
  const unknown = { opening: null, closing: null, balanced: null }
  const path: { readonly day: Day | null; readonly before: bigint; readonly after: bigint }[] = []
  for (const { day, amount, after } of steps) {
    if (after === null) return unknown
    path.push({ day, before: after - amount, after })
  }
  const [first, last] = [path[0], path.at(-1)]
  if (!first || !last) return unknown
  const loose = looseEnds(path)
  const isOneWay = loose.from.length <= 1 && loose.to.length <= 1
  const isNewestFirst =
    (first.day ?? '') > (last.day ?? '') || (first.day === last.day && first.before === path[1]?.after)
  const [earliest, latest] = isNewestFirst ? [last, first] : [first, last]
  const days = path.flatMap(({ day }) => (day === null ? [] : [day])).toSorted()
  const [from, to] = isOneWay
    ? [loose.from[0] ?? earliest.before, loose.to[0] ?? latest.after]
    : [earliest.before, latest.after]
  return {
    opening: { day: days[0] ?? null, amount: from, currency },
    closing: { day: days.at(-1) ?? null, amount: to, currency },
    balanced: isOneWay,
  }
}

function looseEnds(path: readonly { readonly before: bigint; readonly after: bigint }[]) {
  const counts = new Map<bigint, number>()
  const count = (balance: bigint, by: number) => counts.set(balance, (counts.get(balance) ?? 0) + by)
  for (const { before, after } of path) {
    count(before, 1)
    count(after, -1)
  }
  const times = (sign: number) =>
    [...counts].flatMap(([balance, number]) => Array.from({ length: Math.max(0, number * sign) }, () => balance))
  return { from: times(1), to: times(-1) }
}

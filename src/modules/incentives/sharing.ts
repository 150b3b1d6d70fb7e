import type { Day } from '#kernel/day'
import { roundTo, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { CommissionEvent, Share } from './entries.ts'
import type { Recorded } from './dispute-events.ts'

/** A customer passed to a new salesperson, who by agreement gets a part of what old deals bring in these days. */
export type HandOver = {
  readonly fromStaffId: Id<'stf'>
  readonly toStaffId: Id<'stf'>
  readonly fromOn: Day
  readonly throughOn: Day
  readonly sharePercent: Decimal
}

/**
 * Who shares money that came on a day. Shares are those of the deal; whoever has the customer by now has a part of them only where a
 * hand-over says so, for its own days. Nothing where the shares of the deal hold.
 */
export function sharesOn(
  shares: readonly Share[],
  handOvers: readonly HandOver[],
  on: Day,
): readonly Share[] | undefined {
  const agreed = handOvers.filter((each) => each.fromOn <= on && on <= each.throughOn)
  if (agreed.length === 0) return undefined
  const parts = shares.flatMap((share): Share[] => {
    const given = agreed.find((each) => each.fromStaffId === share.staffId)
    if (!given) return [{ ...share, weight: share.weight * whole }]
    const part = roundTo(given.sharePercent, 2)
    const heirs = part.digits * 10n ** BigInt(2 - part.scale)
    return [
      { ...share, weight: share.weight * (whole - heirs) },
      { staffId: given.toStaffId, weight: share.weight * heirs },
    ]
  })
  const merged = new Map<Id<'stf'>, bigint>()
  for (const { staffId, weight } of parts) merged.set(staffId, (merged.get(staffId) ?? 0n) + weight)
  const found = [...merged].map(([staffId, weight]) => ({ staffId, weight })).filter(({ weight }) => weight > 0n)
  return agreed.some((each) => shares.some((share) => share.staffId === each.fromStaffId)) ? found : undefined
}

// A share is agreed in hundredths of a per cent at most.
const whole = 10_000n

/** The events of an invoice, each of its money with who shares it. */
export const withShares = (
  events: readonly Recorded[],
  shares: readonly Share[],
  handOvers: readonly HandOver[],
): CommissionEvent[] =>
  handOvers.length === 0
    ? [...events]
    : events.map((event) => {
        const agreed = event.kind === 'cash' ? sharesOn(shares, handOvers, event.cameOn ?? event.on) : undefined
        return agreed ? { ...event, shares: agreed } : event
      })

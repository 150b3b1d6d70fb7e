import { percentage, roundedQuotient, type Decimal } from '#kernel/decimal'
import { money, type Currency } from '#kernel/money'

/** A band of the quota and what is paid in addition on the cash inside it. The last band has no end. */
export type Tier = { readonly upToPercent: Decimal | null; readonly addPercent: Decimal }

/**
 * What the tiers add on the cash of a quarter: each band at its own rate. No cent below a band is paid anew because the band was
 * reached, so there is no day on which one deal more or less is worth a jump.
 */
export function tierAmount(
  cash: bigint,
  { quota, tiers }: { readonly quota: bigint; readonly tiers: readonly Tier[] },
  currency: Currency,
): bigint {
  let [from, sum] = [0n, 0n]
  for (const { upToPercent, addPercent } of tiers) {
    const end = upToPercent === null ? cash : partOf(quota, upToPercent)
    const inside = (cash < end ? cash : end) - from
    if (inside > 0n) sum += percentage(money(inside, currency), addPercent).amount
    from = end
  }
  return sum
}

const partOf = (quota: bigint, { digits, scale }: Decimal) => roundedQuotient(quota * digits, 10n ** BigInt(scale + 2))

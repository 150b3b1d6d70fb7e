import type { Money } from '#kernel/money'
import type { Tx } from '#platform/sql'
import { taxRatesOn } from '#modules/catalog'
import { formatTerms } from '#modules/parties'
import { billKey, grossShares, netOf, type BillableDraft } from './billable.ts'
import { unbilledLines } from './store-unbilled.ts'

/** What each new row adds to the bill it will stand on, beside the rows of its customer that wait for the same bill already. */
export async function grossBeside(tx: Tx, rows: readonly BillableDraft[]): Promise<Money[]> {
  const customerIds = [...new Set(rows.map((row) => row.customerId))]
  const waiting = (await unbilledLines(tx, customerIds)).filter((line) => !line.heldBack)
  const all = [
    ...rows.map((row) => ({ row, key: billKey({ ...row, termsText: formatTerms(row.terms) }) })),
    ...waiting.map((row) => ({ row, key: billKey(row) })),
  ]
  const rates = await taxRatesOn(
    tx,
    all.map(({ row }) => ({ taxCodeId: row.taxCodeId, on: row.suppliedOn })),
  )
  const taxed = all.map(({ row, key }, index) => {
    const rate = rates[index]
    if (!rate) throw new Error('a row has no tax rate')
    return { index, key, net: netOf(row), taxCodeId: row.taxCodeId, taxPercent: rate.percent }
  })
  const shares: Money[] = []
  for (const own of Map.groupBy(taxed, (each) => each.key).values()) {
    const fresh = own.filter((each) => each.index < rows.length)
    const [first] = fresh
    if (!first) continue
    const beside = own.flatMap((each) => {
      const gross = waiting[each.index - rows.length]?.gross
      return gross ? [{ ...each, gross }] : []
    })
    const added = grossShares(first.net.currency, fresh, beside)
    fresh.forEach(({ index }, place) => {
      const share = added[place]
      if (share) shares[index] = share
    })
  }
  return shares
}

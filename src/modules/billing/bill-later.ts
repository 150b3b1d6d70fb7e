import type { Money } from '#kernel/money'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import type { BillableDraft } from './billable.ts'
import { insertBillables } from './store-billables.ts'

/**
 * Takes over what was supplied, for the next billing run. Pushed down by whoever supplied it, in his own transaction; `gross` is the
 * share that his credit reservation gave up for the row (`grossBeside`).
 */
export async function billable(
  work: Work,
  rows: readonly (BillableDraft & { readonly gross: Money })[],
): Promise<readonly bigint[]> {
  return rows.length === 0 ? [] : insertBillables(work.tx, rows, await originOf(work))
}

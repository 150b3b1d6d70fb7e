import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import type { Work } from '#platform/work'
import { sellersOf } from './billing-run.ts'
import { decideState } from './document-state.ts'
import { billablePage, type BillableFilters } from './store-billable-lists.ts'
import { undeliveredPage } from './store-dispatch.ts'
import { documentPage, type DocumentFilters } from './store-lists.ts'

/** Today is where the seller is; without one, where the first is. */
async function placeOf(work: Work, entityId: Id<'ent'> | undefined): Promise<{ today: Day; zone: string }> {
  const [seller] = await sellersOf(work, entityId)
  const zone = seller?.zone ?? 'UTC'
  return { today: dayIn(zone, work.at), zone }
}

export async function listDocuments(work: Work, request: DocumentFilters) {
  const { today } = await placeOf(work, request.entityId)
  const page = await documentPage(work.tx, request, today)
  return {
    ...page,
    rows: page.rows.map(({ currency, net, tax, gross, open, paid, ...row }) => ({
      ...row,
      ...decideState({ ...row, open, paid }, today),
      net: money(net, currency),
      tax: money(tax, currency),
      gross: money(gross, currency),
      open: money(open, currency),
    })),
  }
}

export const listBillables = async (work: Work, request: BillableFilters) =>
  billablePage(work.tx, request, await placeOf(work, request.entityId))

export const listUndelivered = async (work: Work, request: Parameters<typeof undeliveredPage>[1]) =>
  undeliveredPage(work.tx, request, (await placeOf(work, request.entityId)).today)

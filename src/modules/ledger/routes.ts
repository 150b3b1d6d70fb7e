import { dayIn } from '#kernel/day'
import { serve } from '#platform/http'
import { entities, entityOf } from '#modules/company'
import { closePeriod } from './close-period.ts'
import * as contract from './contract.ts'
import { readAgeing, readStatement, readTrialBalance } from './read-books.ts'
import { periodsOf } from './store.ts'
import { openItemPage, postingPage } from './store-lists.ts'

export const routes = [
  serve(contract.readAgeing, readAgeing),
  serve(contract.listOpenItems, async (work, request) => {
    const [first] = request.entityId ? [await entityOf(work.tx, request.entityId)] : await entities(work.tx)
    return openItemPage(work.tx, request, dayIn(first?.zone ?? 'UTC', work.at))
  }),
  serve(contract.readStatement, readStatement),
  serve(contract.readTrialBalance, readTrialBalance),
  serve(contract.listPostings, async (work, request) =>
    postingPage(work.tx, request, (await entityOf(work.tx, request.entityId)).currency),
  ),
  serve(contract.listPeriods, async ({ tx }, { entityId }) => ({ periods: await periodsOf(tx, entityId) })),
  serve(contract.closePeriod, closePeriod),
]

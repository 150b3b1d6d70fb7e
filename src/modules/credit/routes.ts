import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { serve } from '#platform/http'
import type { Work } from '#platform/work'
import { entities } from '#modules/company'
import { customerOf } from '#modules/parties'
import * as contract from './contract.ts'
import { setLimits } from './set-limits.ts'
import { limitHistory } from './store-limits.ts'

type LimitRequest = {
  readonly customerId: Id<'cus'>
  readonly amount: Money
  readonly fromOn?: Day | undefined
  readonly toOn?: Day | null | undefined
  readonly reviewOn?: Day | null | undefined
  readonly reason: string
}

async function setLimit(work: Work, { customerId, amount, fromOn, toOn, reviewOn, reason }: LimitRequest) {
  await customerOf(work.tx, customerId)
  const [first] = await entities(work.tx)
  const from = fromOn ?? dayIn(first?.zone ?? 'UTC', work.at)
  if (amount.amount < 0n) throw new Refused('limit_is_negative', { field: 'amount' })
  if (toOn && toOn < from) throw new Refused('limit_ends_before_it_begins', { field: 'toOn', fromOn: from, toOn })
  await setLimits(work, [{ customerId, amount, fromOn: from, toOn: toOn ?? null, reviewOn: reviewOn ?? null, reason }])
  return { limits: await limitHistory(work.tx, customerId) }
}

export const routes = [
  serve(contract.listLimits, async ({ tx }, { customerId }) => {
    await customerOf(tx, customerId)
    return { limits: await limitHistory(tx, customerId) }
  }),
  serve(contract.setLimit, setLimit),
]

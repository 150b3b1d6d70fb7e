import { announceAll } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { lockCustomers } from '#modules/parties'
import { limitSet } from './events.ts'
import { insertLimits, type LimitDraft } from './store.ts'

/** Sets limits from their day on. Earlier ones stay as history; a temporary one ends by its last day and the lasting one speaks again. */
export async function setLimits(work: Work, limits: readonly LimitDraft[]): Promise<void> {
  await lockCustomers(
    work,
    limits.map((limit) => limit.customerId),
  )
  await insertLimits(work.tx, limits, work.who.staffId, await originOf(work))
  await announceAll(
    work,
    limitSet,
    limits.map((limit) => ({ customerId: limit.customerId, limit: limit.amount })),
  )
}

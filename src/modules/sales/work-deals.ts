import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { sent, type Sent } from '#platform/sent'
import type { Work } from '#platform/work'
import { customerOf } from '#modules/parties'
import { isOpen, mayReopen, type LostReason } from './deal.ts'
import { dayOf, refuseStranger } from './our-side.ts'
import { lockOpportunity, opportunityOf, saveOpportunity, shownOpportunity } from './store-deals.ts'
import { tellOpportunity } from './tell-opportunity.ts'

type About = { readonly opportunityId: Id<'opp'> }

export const readOpportunity = async (work: Work, { opportunityId }: About) =>
  shownOpportunity(found(await opportunityOf(work.tx, work.who, opportunityId)))

async function lockedOpportunity(work: Work, id: Id<'opp'>) {
  await lockOpportunity(work.tx, id)
  const opportunity = found(await opportunityOf(work.tx, work.who, id))
  sameVersion(work, opportunity.version)
  return opportunity
}

type Change = {
  readonly title: string
  readonly value: Money | null
  readonly expectedOn: Day | null
  readonly nextStep: string | null
  readonly nextStepOn: Day | null
  readonly ownerId: Id<'stf'>
  readonly customerId: Id<'cus'>
}

export async function changeOpportunity(work: Work, { opportunityId, ...asked }: About & Sent<Change>) {
  await refuseStranger(work, asked.ownerId)
  if (asked.customerId) found(await customerOf(work.tx, asked.customerId))
  const opportunity = await lockedOpportunity(work, opportunityId)
  insist(isOpen(opportunity))
  if (asked.value && asked.value.currency !== opportunity.currency) {
    throw new Refused('value_currency_differs', { field: 'value' })
  }
  await saveOpportunity(work.tx, { ...opportunity, ...sent(asked) })
  return readOpportunity(work, { opportunityId })
}

export async function loseOpportunity(
  work: Work,
  { opportunityId, because, note }: About & { readonly because: LostReason; readonly note?: string | undefined },
) {
  const opportunity = await lockedOpportunity(work, opportunityId)
  insist(isOpen(opportunity))
  const lost = { stage: 'lost', lostBecause: because, lostNote: note ?? null, closedOn: await dayOf(work) }
  await saveOpportunity(work.tx, { ...opportunity, ...lost })
  await tellOpportunity(work, 'opportunity.lost', opportunity)
  return readOpportunity(work, { opportunityId })
}

export async function reopenOpportunity(work: Work, { opportunityId }: About) {
  const opportunity = await lockedOpportunity(work, opportunityId)
  insist(mayReopen(opportunity))
  const reopened = { stage: 'qualified', lostBecause: null, lostNote: null, closedOn: null }
  await saveOpportunity(work.tx, { ...opportunity, ...reopened })
  await tellOpportunity(work, 'opportunity.reopened', opportunity)
  return readOpportunity(work, { opportunityId })
}

import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { isOpen } from './deal.ts'
import { dayOf } from './our-side.ts'
import { lockOpportunity, opportunityOf, saveOpportunity } from './store-deals.ts'
import { tellOpportunity } from './tell-opportunity.ts'

/** The opportunity that a quote is to be made from: ours, still open, and of a customer who is on file. */
export async function opportunityToQuote(work: Work, id: Id<'opp'>) {
  const opportunity = found(await opportunityOf(work.tx, work.who, id))
  insist(isOpen(opportunity))
  const { customerId, currency, ownerId } = opportunity
  if (customerId === null) throw new Refused('opportunity_has_no_customer', { field: 'opportunityId' })
  return { id, customerId, currency, ownerId }
}

/** How an opportunity is called, for those who may see it. */
export async function opportunityNamed(work: Work, id: Id<'opp'>) {
  const opportunity = await opportunityOf(work.tx, work.who, id)
  return opportunity && { id, title: opportunity.title }
}

/** A quote of it left the house. */
export async function noteQuoted(work: Work, id: Id<'opp'>): Promise<void> {
  await lockOpportunity(work.tx, id)
  const opportunity = await opportunityOf(work.tx, work.who, id)
  if (opportunity?.stage === 'qualified') await saveOpportunity(work.tx, { ...opportunity, stage: 'quoted' })
}

/** The customer took a quote of it: it is won, whatever was thought of it before. */
export async function winOpportunity(work: Work, id: Id<'opp'>, value: Money): Promise<void> {
  await lockOpportunity(work.tx, id)
  const opportunity = await opportunityOf(work.tx, work.who, id)
  if (!opportunity || opportunity.externalId !== null) return
  // What it is worth stands in the currency in which it was expected.
  const worth = value.currency === opportunity.currency ? { value } : {}
  const won = { stage: 'won', lostBecause: null, lostNote: null, closedOn: await dayOf(work), ...worth }
  await saveOpportunity(work.tx, { ...opportunity, ...won })
  await tellOpportunity(work, 'opportunity.won', { ...opportunity, value })
}

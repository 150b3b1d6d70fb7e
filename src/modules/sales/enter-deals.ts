import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency, Money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { presetOf } from '#modules/company'
import { addContacts, createCustomers, customerOf, findAlike } from '#modules/parties'
import { isOpen } from './deal.ts'
import { dayOf, refuseStranger } from './our-side.ts'
import { insertOpportunity, lockOpportunity, opportunityOf, saveOpportunity } from './store-deals.ts'
import { tellOpportunity } from './tell-opportunity.ts'
import { readOpportunity } from './work-deals.ts'

/** A chance to sell that was no lead before: with a customer, or with somebody who is none yet. */
export async function enterOpportunity(
  work: Work,
  asked: {
    readonly title: string
    readonly customerId?: Id<'cus'> | undefined
    readonly accountName?: string | undefined
    readonly currency: Currency
    readonly value?: Money | undefined
    readonly expectedOn?: Day | undefined
    readonly nextStep?: string | undefined
    readonly nextStepOn?: Day | undefined
    readonly ownerId?: Id<'stf'> | undefined
  },
) {
  await refuseStranger(work, asked.ownerId)
  if (asked.value && asked.value.currency !== asked.currency) {
    throw new Refused('value_currency_differs', { field: 'value' })
  }
  const customer = asked.customerId ? await customerOf(work.tx, asked.customerId) : null
  const accountName = customer?.name ?? asked.accountName
  if (accountName === undefined) throw new Refused('opportunity_is_of_nobody', { field: 'customerId' })
  const row = {
    leadId: null,
    title: asked.title,
    customerId: customer?.id ?? null,
    accountName,
    ownerId: asked.ownerId ?? work.who.staffId,
    stage: 'qualified',
    openedOn: await dayOf(work),
    expectedOn: asked.expectedOn ?? null,
    value: asked.value ?? null,
    currency: asked.currency,
    nextStep: asked.nextStep ?? null,
    nextStepOn: asked.nextStepOn ?? null,
  }
  const opportunityId = await insertOpportunity(work.tx, row, await originOf(work))
  await tellOpportunity(work, 'opportunity.opened', { ...row, id: opportunityId })
  return readOpportunity(work, { opportunityId })
}

/** The prospect becomes a customer whose owner is whoever has the opportunity, so that he can be quoted to. */
export async function putOnFile(
  work: Work,
  asked: {
    readonly opportunityId: Id<'opp'>
    readonly name: string
    readonly country: string
    readonly vatNumber?: string | undefined
    readonly contactName?: string | undefined
    readonly email?: string | undefined
    readonly despiteAlike: boolean
  },
) {
  await lockOpportunity(work.tx, asked.opportunityId)
  const opportunity = found(await opportunityOf(work.tx, work.who, asked.opportunityId))
  sameVersion(work, opportunity.version)
  insist(isOpen(opportunity))
  if (opportunity.customerId !== null) throw new Refused('opportunity_has_a_customer')
  const { name, country, vatNumber = null } = asked
  const alike = asked.despiteAlike ? [] : await findAlike(work, { name, vatNumber, country })
  if (alike.length > 0) {
    throw new Refused('customer_looks_known', {
      field: 'name',
      customers: alike.map((each) => ({
        customerId: each.id,
        number: each.number,
        name: each.name,
        because: each.because,
      })),
    })
  }
  const ownerId = opportunity.ownerId ?? work.who.staffId
  const language = presetOf(country)?.language ?? 'en'
  const [customerId] = await createCustomers(work, [
    { name, country, vatNumber, currency: opportunity.currency, language, ownerId, since: await dayOf(work) },
  ])
  const id = found(customerId)
  if (asked.contactName) {
    const contact = { customerId: id, name: asked.contactName, email: asked.email ?? null, phone: null, language: null }
    await addContacts(work, [{ ...contact, function: 'purchasing' }])
  }
  await saveOpportunity(work.tx, { ...opportunity, customerId: id })
  await tellOpportunity(work, 'opportunity.opened', { ...opportunity, customerId: id })
  return readOpportunity(work, { opportunityId: asked.opportunityId })
}

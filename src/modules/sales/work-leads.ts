import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency, Money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { readVatNumber } from '#kernel/vat-number'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import { sent, type Sent } from '#platform/sent'
import type { Work } from '#platform/work'
import { customerOf, customersByDomain, findAlike } from '#modules/parties'
import { goesOn, mailDomain, mayTakeUp, type ClosingReason, type LeadDraft } from './lead.ts'
import { insertLead, leadOf, leadsLike, lockLead, saveLead, settleLead, shownLead } from './store-leads.ts'
import { insertOpportunity } from './store-deals.ts'
import { dayOf, refuseStranger } from './our-side.ts'
import { tellOpportunity } from './tell-opportunity.ts'
import { readOpportunity } from './work-deals.ts'

type AboutLead = { readonly leadId: Id<'led'> }

export const readLead = async (work: Work, { leadId }: AboutLead) =>
  shownLead(found(await leadOf(work.tx, work.who, leadId)))

/** Takes a lead down, unless somebody like it is known and nobody has looked. */
export async function enterLead(
  work: Work,
  {
    despiteAlike,
    ...asked
  }: Sent<LeadDraft, 'companyName' | 'source' | 'country'> & { readonly despiteAlike: boolean },
) {
  await refuseStranger(work, asked.ownerId)
  if (asked.customerId) found(await customerOf(work.tx, asked.customerId))
  const vat = asked.vatNumber ? readVatNumber(asked.vatNumber, asked.country) : null
  const draft: LeadDraft = {
    companyName: asked.companyName,
    source: asked.source,
    country: asked.country,
    customerId: asked.customerId ?? null,
    vatNumber: vat?.ok ? vat.value : (asked.vatNumber ?? null),
    contactName: asked.contactName ?? null,
    email: asked.email ?? null,
    phone: asked.phone ?? null,
    note: asked.note ?? null,
    ownerId: asked.ownerId === undefined ? work.who.staffId : asked.ownerId,
  }
  if (!despiteAlike) await refuseKnown(work, draft)
  const leadId = await insertLead(work.tx, draft, { at: work.at, originId: await originOf(work) })
  return readLead(work, { leadId })
}

async function refuseKnown(work: Work, draft: LeadDraft): Promise<void> {
  const domain = mailDomain(draft.email)
  const leads = await leadsLike(work.tx, { name: draft.companyName, vatNumber: draft.vatNumber, domain })
  // Who names the customer knows that he is on file.
  const asCustomer = draft.customerId === null
  const alike = asCustomer
    ? await findAlike(work, { name: draft.companyName, vatNumber: draft.vatNumber, country: draft.country })
    : []
  const near = asCustomer && domain !== null ? await customersByDomain(work.tx, domain) : []
  if (leads.length + alike.length + near.length === 0) return
  throw new Refused('lead_looks_known', {
    field: 'companyName',
    leads: leads.map(({ id, name, because }) => ({ leadId: id, name, because })),
    customers: [
      ...alike.map(({ id, number, name, because }) => ({ customerId: id, number, name, because })),
      ...near.map(({ id, number, name }) => ({ customerId: id, number, name, because: 'same_mail_domain' })),
    ],
  })
}

async function openLead(work: Work, leadId: Id<'led'>) {
  await lockLead(work.tx, leadId)
  const lead = found(await leadOf(work.tx, work.who, leadId))
  sameVersion(work, lead.version)
  insist(goesOn(lead))
  return lead
}

export async function qualifyLead(
  work: Work,
  asked: AboutLead & {
    readonly title: string
    readonly currency: Currency
    readonly value?: Money | undefined
    readonly expectedOn?: Day | undefined
    readonly nextStep?: string | undefined
    readonly nextStepOn?: Day | undefined
    readonly customerId?: Id<'cus'> | undefined
  },
) {
  const lead = await openLead(work, asked.leadId)
  if (asked.value && asked.value.currency !== asked.currency) {
    throw new Refused('value_currency_differs', { field: 'value' })
  }
  if (asked.customerId) found(await customerOf(work.tx, asked.customerId))
  const customerId = asked.customerId ?? lead.customerId
  const opportunityId = await insertOpportunity(
    work.tx,
    {
      leadId: lead.id,
      title: asked.title,
      customerId,
      accountName: lead.companyName,
      ownerId: lead.ownerId ?? work.who.staffId,
      stage: 'qualified',
      openedOn: await dayOf(work),
      expectedOn: asked.expectedOn ?? null,
      value: asked.value ?? null,
      currency: asked.currency,
      nextStep: asked.nextStep ?? null,
      nextStepOn: asked.nextStepOn ?? null,
    },
    await originOf(work),
  )
  await settleLead(work.tx, lead.id, { state: 'qualified', because: null })
  const shown = await readOpportunity(work, { opportunityId })
  await tellOpportunity(work, 'opportunity.opened', { ...shown, customerId })
  return shown
}

type LeadChange = Pick<LeadDraft, 'companyName' | 'contactName' | 'email' | 'phone' | 'note' | 'ownerId'>

export async function changeLead(work: Work, { leadId, ...asked }: AboutLead & Sent<LeadChange>) {
  await refuseStranger(work, asked.ownerId)
  const lead = await openLead(work, leadId)
  await saveLead(work.tx, { ...lead, ...sent(asked) })
  // Whoever gives a lead away may not see it any more: he reads what he wrote all the same.
  return shownLead(found((await leadOf(work.tx, { ...work.who, sees: 'all' }, leadId)) ?? lead))
}

/** It was closed by mistake, or they came back. */
export async function reopenLead(work: Work, { leadId }: AboutLead) {
  await lockLead(work.tx, leadId)
  const lead = found(await leadOf(work.tx, work.who, leadId))
  sameVersion(work, lead.version)
  insist(mayTakeUp(lead))
  await settleLead(work.tx, lead.id, { state: 'open', because: null })
  return readLead(work, { leadId })
}

export async function closeLead(work: Work, { leadId, because }: AboutLead & { readonly because: ClosingReason }) {
  const lead = await openLead(work, leadId)
  await settleLead(work.tx, lead.id, { state: 'closed', because })
  return readLead(work, { leadId })
}

import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'

export const leadSources = ['website', 'referral', 'fair', 'call', 'campaign', 'other'] as const
export type LeadSource = (typeof leadSources)[number]

export const closingReasons = ['no_need', 'no_budget', 'no_answer', 'competitor', 'duplicate', 'not_for_us'] as const
export type ClosingReason = (typeof closingReasons)[number]

export const leadStates = ['open', 'qualified', 'closed'] as const
export type LeadState = (typeof leadStates)[number]

/** Somebody who may want to buy. */
export type Lead = {
  readonly id: Id<'led'>
  readonly companyName: string
  readonly source: LeadSource
  readonly customerId: Id<'cus'> | null
  readonly country: string
  readonly vatNumber: string | null
  readonly contactName: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly note: string | null
  readonly ownerId: Id<'stf'> | null
  readonly state: LeadState
  readonly closedBecause: ClosingReason | null
  readonly createdAt: Date
  readonly version: number
}

export type LeadDraft = Omit<Lead, 'id' | 'state' | 'closedBecause' | 'createdAt' | 'version'>

/** Only an open lead goes on: what became of the others is decided. */
export const goesOn = (lead: Lead): Outcome<Lead, 'lead_is_qualified' | 'lead_is_closed'> => {
  if (lead.state === 'qualified') return refuse('lead_is_qualified')
  return lead.state === 'closed' ? refuse('lead_is_closed', { because: lead.closedBecause }) : accept(lead)
}

/** What was closed may be taken up again; what was qualified goes on as its opportunity. */
export const mayTakeUp = (lead: Lead): Outcome<Lead, 'lead_is_not_closed'> =>
  lead.state === 'closed' ? accept(lead) : refuse('lead_is_not_closed', { state: lead.state })

// Everybody's mail: that two people share it says nothing of where they work.
const everybodys = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
])

/** The part of an address that names the company, or nothing where it names a provider of mail. */
export function mailDomain(email: string | null): string | null {
  const domain = email?.split('@')[1]?.toLowerCase() ?? null
  return domain === null || everybodys.has(domain) ? null : domain
}

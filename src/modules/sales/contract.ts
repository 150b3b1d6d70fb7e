import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import {
  countField,
  currencyField,
  dayField,
  idField,
  moneyField,
  momentField,
  noteField,
  textField,
} from '#platform/wire'
import { lostReasons } from './deal.ts'
import { closingReasons, leadSources, leadStates } from './lead.ts'

const email = textField({ max: 254 }).regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an address such as ap@example.com')
const country = z.string().regex(/^[A-Z]{2}$/, 'must be a country of ISO 3166 such as DE')
const person = z.object({ id: idField('stf'), name: z.string() })

const lead = z.object({
  id: idField('led'),
  companyName: z.string(),
  source: z.enum(leadSources),
  customerId: idField('cus').nullable(),
  country: z.string(),
  vatNumber: z.string().nullable(),
  contactName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string().nullable(),
  owner: person.nullable(),
  state: z.enum(leadStates),
  closedBecause: z.enum(closingReasons).nullable(),
  createdAt: momentField,
  /** What it became. */
  opportunityId: idField('opp').nullable(),
  version: countField,
})

const opportunity = z.object({
  id: idField('opp'),
  title: z.string().nullable(),
  leadId: idField('led').nullable(),
  customer: z.object({ id: idField('cus'), name: z.string() }).nullable(),
  accountName: z.string().nullable(),
  owner: person.nullable(),
  /** qualified, quoted, won or lost; of one that another system keeps, that system’s word. */
  stage: z.string(),
  /** Its number in the system that keeps it. */
  externalId: z.string().nullable(),
  openedOn: dayField.nullable(),
  expectedOn: dayField.nullable(),
  closedOn: dayField.nullable(),
  value: moneyField.nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: dayField.nullable(),
  lostBecause: z.enum(lostReasons).nullable(),
  lostNote: z.string().nullable(),
  version: countField,
})

const aboutLead = z.object({ leadId: idField('led') })
const aboutOpportunity = z.object({ opportunityId: idField('opp') })

const leadOver = {
  lead_is_qualified: 'This lead became an opportunity already. Open that one.',
  lead_is_closed: 'This lead is closed. Enter a new one if they came back.',
}
const stranger = { colleague_is_unknown: 'Nobody here has this id. Choose a colleague.' }
const elsewhere = {
  opportunity_is_kept_elsewhere: 'Another system keeps this opportunity. Change it there and read it in again.',
}
const over = {
  ...elsewhere,
  opportunity_is_over: 'This opportunity is won or lost. Take a lost one up again before you change it.',
}

export const listLeads = listEndpoint({
  path: '/v1/leads',
  allow: 'sales.read',
  filters: z.object({
    state: z.enum(leadStates).optional(),
    source: z.enum(leadSources).optional(),
    ownerId: idField('stf').optional(),
    withoutOwner: z.boolean().optional(),
    search: textField({ max: 100, min: 0 }).optional(),
  }),
  sorts: ['createdAt', 'companyName'],
  row: lead,
  sums: noSums,
  summary: 'Leads, latest first',
})

export const readLead = endpoint({
  method: 'GET',
  path: '/v1/leads/:leadId',
  allow: 'sales.read',
  request: aboutLead,
  response: lead,
  summary: 'A lead, and the opportunity that it became',
})

export const enterLead = endpoint({
  method: 'POST',
  path: '/v1/leads',
  allow: 'sales.sell',
  request: z.object({
    companyName: textField(),
    source: z.enum(leadSources),
    country,
    vatNumber: textField({ max: 30 }).optional(),
    contactName: textField().optional(),
    email: email.optional(),
    phone: textField({ max: 40 }).optional(),
    note: noteField({ max: 2000 }).optional(),
    /** Without one it is whoever enters it. */
    ownerId: idField('stf').nullable().optional(),
    /** A customer who is on file already. */
    customerId: idField('cus').optional(),
    despiteAlike: z.boolean().default(false),
  }),
  response: lead,
  refusals: {
    lead_looks_known: 'Somebody like this is a lead or a customer already. Look at them, or enter it all the same.',
    ...stranger,
  },
  summary: 'Enter a lead; one that looks known by name, tax number or mail domain is asked about first',
})

export const qualifyLead = endpoint({
  method: 'POST',
  path: '/v1/leads/:leadId/qualify',
  allow: 'sales.sell',
  versioned: true,
  request: aboutLead.extend({
    title: textField(),
    currency: currencyField,
    value: moneyField.optional(),
    expectedOn: dayField.optional(),
    nextStep: textField({ max: 300 }).optional(),
    nextStepOn: dayField.optional(),
    customerId: idField('cus').optional(),
  }),
  response: opportunity,
  refusals: { ...leadOver, value_currency_differs: 'The value is in another currency. Give both in one.' },
  summary: 'The lead wants to buy: it becomes an opportunity',
})

export const changeLead = endpoint({
  method: 'PATCH',
  path: '/v1/leads/:leadId',
  allow: 'sales.sell',
  versioned: true,
  request: aboutLead.extend({
    companyName: textField().optional(),
    contactName: textField().nullable().optional(),
    email: email.nullable().optional(),
    phone: textField({ max: 40 }).nullable().optional(),
    note: noteField({ max: 2000 }).nullable().optional(),
    /** Nobody: whoever sells may take it. */
    ownerId: idField('stf').nullable().optional(),
  }),
  response: lead,
  refusals: { ...leadOver, ...stranger },
  summary: 'Change what was sent of a lead, such as who has it',
})

export const reopenLead = endpoint({
  method: 'POST',
  path: '/v1/leads/:leadId/reopen',
  allow: 'sales.sell',
  versioned: true,
  request: aboutLead,
  response: lead,
  refusals: { lead_is_not_closed: 'Only a closed lead is taken up again. This one is not closed.' },
  summary: 'Take a closed lead up again',
})

export const closeLead = endpoint({
  method: 'POST',
  path: '/v1/leads/:leadId/close',
  allow: 'sales.sell',
  versioned: true,
  request: aboutLead.extend({ because: z.enum(closingReasons) }),
  response: lead,
  refusals: leadOver,
  summary: 'Nothing comes of the lead, for a reason',
})

export const listOpportunities = listEndpoint({
  path: '/v1/opportunities',
  allow: 'sales.read',
  filters: z.object({
    stage: textField({ max: 40 }).optional(),
    ownerId: idField('stf').optional(),
    customerId: idField('cus').optional(),
    expectedUntil: dayField.optional(),
    search: textField({ max: 100, min: 0 }).optional(),
  }),
  sorts: ['expectedOn', 'openedOn', 'value'],
  row: opportunity,
  sums: z.object({ currency: currencyField, value: moneyField }),
  summary: 'Opportunities, the next expected first',
})

export const enterOpportunity = endpoint({
  method: 'POST',
  path: '/v1/opportunities',
  allow: 'sales.sell',
  request: z.object({
    title: textField(),
    /** A customer, or the name of somebody who is none yet. */
    customerId: idField('cus').optional(),
    accountName: textField().optional(),
    currency: currencyField,
    value: moneyField.optional(),
    expectedOn: dayField.optional(),
    nextStep: textField({ max: 300 }).optional(),
    nextStepOn: dayField.optional(),
    ownerId: idField('stf').optional(),
  }),
  response: opportunity,
  refusals: {
    ...stranger,
    opportunity_is_of_nobody: 'Say whose it is: choose a customer, or write the company’s name.',
    value_currency_differs: 'The value is in another currency. Give both in one.',
  },
  summary: 'Enter an opportunity that was no lead before',
})

export const putOnFile = endpoint({
  method: 'POST',
  path: '/v1/opportunities/:opportunityId/customer',
  allow: 'sales.sell',
  versioned: true,
  request: aboutOpportunity.extend({
    name: textField(),
    country,
    vatNumber: textField({ max: 30 }).optional(),
    contactName: textField().optional(),
    email: email.optional(),
    despiteAlike: z.boolean().default(false),
  }),
  response: opportunity,
  refusals: {
    ...over,
    opportunity_has_a_customer: 'This opportunity has its customer already. Change it there.',
    customer_looks_known:
      'Somebody like this is on file already. Choose that customer, or put a new one on file all the same.',
    vat_number_is_malformed: 'This tax number cannot be. Check it, or leave it out.',
  },
  summary: 'The prospect becomes a customer on file, as far as is known; credit sets the limit',
})

export const readOpportunity = endpoint({
  method: 'GET',
  path: '/v1/opportunities/:opportunityId',
  allow: 'sales.read',
  request: aboutOpportunity,
  response: opportunity,
  summary: 'An opportunity with what comes next',
})

export const changeOpportunity = endpoint({
  method: 'PATCH',
  path: '/v1/opportunities/:opportunityId',
  allow: 'sales.sell',
  versioned: true,
  request: aboutOpportunity.extend({
    title: textField().optional(),
    value: moneyField.nullable().optional(),
    expectedOn: dayField.nullable().optional(),
    nextStep: textField({ max: 300 }).nullable().optional(),
    nextStepOn: dayField.nullable().optional(),
    ownerId: idField('stf').optional(),
    customerId: idField('cus').optional(),
  }),
  response: opportunity,
  refusals: {
    ...over,
    ...stranger,
    value_currency_differs: 'The value is in another currency. Give it in the first one.',
  },
  summary: 'Change what was sent of an opportunity',
})

export const loseOpportunity = endpoint({
  method: 'POST',
  path: '/v1/opportunities/:opportunityId/lose',
  allow: 'sales.sell',
  versioned: true,
  request: aboutOpportunity.extend({ because: z.enum(lostReasons), note: noteField({ max: 2000 }).optional() }),
  response: opportunity,
  refusals: over,
  summary: 'The opportunity is lost, for a reason',
})

export const reopenOpportunity = endpoint({
  method: 'POST',
  path: '/v1/opportunities/:opportunityId/reopen',
  allow: 'sales.sell',
  versioned: true,
  request: aboutOpportunity,
  response: opportunity,
  refusals: {
    ...elsewhere,
    opportunity_is_not_lost: 'Only a lost opportunity is taken up again. This one is not lost.',
  },
  summary: 'Take a lost opportunity up again',
})

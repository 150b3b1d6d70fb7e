import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, idField, moneyField, momentField } from '#platform/wire'

const itemKind = z.enum(['invoice', 'credit_note', 'allowance', 'receipt'])
const basis = z.enum(['value', 'posting'])

/** As at which day, by the day of the facts or of the books, and as known when. Without a day it is now. */
const asAtFields = {
  asAt: dayField.optional(),
  basis: basis.default('value'),
  knownAt: momentField.optional(),
}

const bucketFields = {
  not_due: moneyField,
  d1_30: moneyField,
  d31_60: moneyField,
  d61_90: moneyField,
  over_90: moneyField,
  /** The four late buckets together. */
  overdue: moneyField,
  credits: moneyField,
  unapplied: moneyField,
  total: moneyField,
}

export const ageingRow = z.object({
  customerId: idField('cus'),
  customerNumber: z.string(),
  customerName: z.string(),
  ...bucketFields,
})
export const ageingSum = z.object({ currency: currencyField, customers: countField, ...bucketFields })

export const readAgeing = endpoint({
  method: 'GET',
  path: '/v1/ageing',
  allow: 'ledger.read',
  request: z.object({
    ...asAtFields,
    entityId: idField('ent').optional(),
    customerId: idField('cus').optional(),
    currency: currencyField.optional(),
    limit: z.int().min(1).max(10_000).default(200),
  }),
  response: z.object({ asAt: dayField, rows: z.array(ageingRow), count: countField, sums: z.array(ageingSum) }),
  summary:
    'What customers owe by age, as at any day: five buckets, credits and unapplied money, adding up to the total',
})

export const openItem = z.object({
  id: idField('itm'),
  entityId: idField('ent'),
  customerId: idField('cus'),
  customerNumber: z.string(),
  customerName: z.string(),
  kind: itemKind,
  documentId: idField('inv').nullable(),
  receiptId: idField('rec').nullable(),
  number: z.string(),
  reference: z.string().nullable(),
  issuedOn: dayField,
  dueOn: dayField,
  effectiveDueOn: dayField,
  /** Days after the effective due day; nothing for what is not late and for credits. */
  daysLate: countField,
  total: moneyField,
  open: moneyField,
})

export const listOpenItems = listEndpoint({
  path: '/v1/open-items',
  allow: 'ledger.read',
  filters: z.object({
    customerId: idField('cus').optional(),
    entityId: idField('ent').optional(),
    currency: currencyField.optional(),
    kind: itemKind.optional(),
    /** Late by more than so many days. */
    lateBy: z.int().min(0).max(10_000).optional(),
    /** Late by so many days at the most; with lateBy a bucket of the ageing. */
    lateAtMost: z.int().min(0).max(10_000).optional(),
    notDue: z.boolean().optional(),
  }),
  sorts: ['effectiveDueOn', 'issuedOn', 'number', 'open', 'customerName'],
  row: openItem,
  sums: z.object({ currency: currencyField, open: moneyField, late: moneyField }),
  summary: 'Open items: invoices, credit notes and money not yet applied',
})

export const statementLine = z.object({
  kind: itemKind,
  documentId: idField('inv').nullable(),
  receiptId: idField('rec').nullable(),
  number: z.string(),
  reference: z.string().nullable(),
  issuedOn: dayField,
  dueOn: dayField.nullable(),
  daysLate: countField,
  original: moneyField,
  settled: moneyField,
  open: moneyField,
})

export const readStatement = endpoint({
  method: 'GET',
  path: '/v1/customers/:customerId/statement',
  allow: 'statement.read',
  request: z.object({
    customerId: idField('cus'),
    entityId: idField('ent'),
    currency: currencyField,
    ...asAtFields,
  }),
  response: z.object({
    asAt: dayField,
    currency: currencyField,
    items: z.array(statementLine),
    credits: z.array(statementLine),
    ageing: z.object(bucketFields),
    total: moneyField,
  }),
  summary: 'The statement of account of a customer, one legal entity and one currency, as at a day (open-item form)',
})

export const balanceRow = z.object({
  account: z.int(),
  name: z.string(),
  kind: z.enum(['asset', 'liability', 'income', 'expense']),
  debit: moneyField,
  credit: moneyField,
  balance: moneyField,
})

export const readTrialBalance = endpoint({
  method: 'GET',
  path: '/v1/trial-balance',
  allow: 'ledger.read',
  request: z.object({ entityId: idField('ent'), asAt: dayField.optional() }),
  response: z.object({ asAt: dayField.nullable(), rows: z.array(balanceRow), debit: moneyField, credit: moneyField }),
  summary: 'The sums of all accounts of a legal entity by posting day; debits and credits meet',
})

export const listPostings = listEndpoint({
  path: '/v1/postings',
  allow: 'ledger.read',
  filters: z.object({
    entityId: idField('ent'),
    account: z.int().min(1000).max(9999).optional(),
    from: dayField.optional(),
    to: dayField.optional(),
    customerId: idField('cus').optional(),
  }),
  sorts: ['postedOn'],
  row: z.object({
    postedOn: dayField,
    valueOn: dayField,
    entryKind: z.string(),
    account: z.int(),
    accountName: z.string(),
    customerId: idField('cus').nullable(),
    customerName: z.string().nullable(),
    documentId: idField('inv').nullable(),
    receiptId: idField('rec').nullable(),
    amount: moneyField,
    entityAmount: moneyField,
  }),
  sums: z.object({ currency: currencyField, debit: moneyField, credit: moneyField }),
  summary: 'Postings of a legal entity, by account and day',
})

export const period = z.object({
  month: dayField,
  closedAt: momentField.nullable(),
})

export const listPeriods = endpoint({
  method: 'GET',
  path: '/v1/periods',
  allow: 'ledger.read',
  request: z.object({ entityId: idField('ent') }),
  response: z.object({ periods: z.array(period) }),
  summary: 'The months that were closed, or closed and opened again',
})

export const closePeriod = endpoint({
  method: 'POST',
  path: '/v1/periods/close',
  allow: 'period.close',
  money: true,
  request: z.object({ entityId: idField('ent'), month: dayField }),
  response: period,
  refusals: {
    month_is_not_over: 'The month is not over. Close it on a later day.',
    month_is_closed: 'The month is closed already.',
    earlier_month_is_open: 'An earlier month with postings is still open. Close the months in their order.',
  },
  summary: 'Close a month: nothing is posted into it any more, late facts land in the first open one',
})

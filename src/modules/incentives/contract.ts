import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  moneyField,
  momentField,
  textField,
} from '#platform/wire'

const revenueRates = z.object({ goods: decimalField, service: decimalField, freight: decimalField })

export const payPlan = z.object({
  id: idField('pla'),
  entityId: idField('ent'),
  name: z.string(),
  version: countField,
  from: dayField,
  /** Per cent of the net that came in. */
  rates: revenueRates,
  note: z.string().nullable(),
  members: z.array(z.object({ staffId: idField('stf'), name: z.string(), acceptedAt: momentField.nullable() })),
})

export const listPayPlans = endpoint({
  method: 'GET',
  path: '/v1/pay-plans',
  allow: 'pay.read',
  request: z.object({ entityId: idField('ent').optional() }),
  response: z.object({ plans: z.array(payPlan) }),
  summary: 'Commission plans with their versions and who accepted them; sales reps see the ones they are in',
})

export const makePayPlan = endpoint({
  method: 'POST',
  path: '/v1/pay-plans',
  allow: 'pay.plan',
  money: true,
  request: z.object({
    entityId: idField('ent'),
    name: textField({ max: 100 }),
    from: dayField,
    rates: revenueRates,
    note: textField({ max: 2000 }).nullable().default(null),
    members: z.array(idField('stf')).max(500),
  }),
  response: payPlan,
  refusals: {
    rate_is_out_of_range: 'A rate lies between 0 and 100 per cent. Correct it.',
    plan_has_no_members: 'A plan pays somebody. Choose who is in it.',
  },
  summary: 'Write a plan, or the next version of one with that name; it binds nobody before they accept it',
})

export const acceptPayPlan = endpoint({
  method: 'POST',
  path: '/v1/pay-plans/:planId/accept',
  allow: 'pay.read',
  money: true,
  request: z.object({ planId: idField('pla') }),
  response: z.null(),
  refusals: {
    plan_is_not_yours_to_accept:
      'This plan does not wait for you. Each person accepts a plan for himself, once; open your pay statement to see yours.',
  },
  summary: 'Accept a plan for oneself; from then on it is what one is paid by',
})

const entryKind = z.enum(['earn', 'reverse', 'true-up', 'recovery', 'adjust'])
const cause = z.enum(['ours', 'theirs', 'neither'])

const statementEntry = z.object({
  id: idField('cme'),
  kind: entryKind,
  cause,
  customerId: idField('cus'),
  customerName: z.string(),
  documentId: idField('inv'),
  invoiceNumber: z.string(),
  receiptId: idField('rec').nullable(),
  /** Whose money it was and when, or what else made the entry. */
  payerName: z.string().nullable(),
  receiptOn: dayField.nullable(),
  receiptAmount: moneyField.nullable(),
  basis: moneyField,
  ratePercent: decimalField,
  sharePercent: decimalField,
  amount: moneyField,
  balance: moneyField,
  earnedOn: dayField,
  recordedOn: dayField,
})

const waitingInvoice = z.object({
  documentId: idField('inv'),
  customerId: idField('cus'),
  customerName: z.string(),
  invoiceNumber: z.string(),
  open: moneyField,
  dueOn: dayField,
  daysLate: countField,
  /** What it will earn when all of it is paid. */
  waiting: moneyField,
})

export const readPayStatement = endpoint({
  method: 'GET',
  path: '/v1/pay-statement',
  allow: 'pay.read',
  request: z.object({
    /** Oneself, unless one may read everybody's. */
    staffId: idField('stf').optional(),
    entityId: idField('ent'),
    /** Any day of the quarter; without one, the present quarter. */
    quarter: dayField.optional(),
  }),
  response: z.object({
    staffId: idField('stf'),
    name: z.string(),
    currency: currencyField,
    from: dayField,
    through: dayField,
    /** Until this day money of the quarter still counts for it. */
    freezeOn: dayField,
    plan: z
      .object({ id: idField('pla'), name: z.string(), version: countField, acceptedAt: momentField.nullable() })
      .nullable(),
    /** Plans that wait for this person's yes. */
    toAccept: z.array(
      z.object({ id: idField('pla'), name: z.string(), version: countField, from: dayField, rates: revenueRates }),
    ),
    opening: moneyField,
    earned: moneyField,
    takenBack: moneyField,
    closing: moneyField,
    entries: z.array(statementEntry),
    waiting: z.object({ count: countField, total: moneyField, invoices: z.array(waitingInvoice) }),
  }),
  summary:
    'What somebody earned on the cash of a quarter, line by line down to the bank line, and what waits in open invoices',
})

export const listPeople = endpoint({
  method: 'GET',
  path: '/v1/pay-statement/people',
  allow: 'pay.read',
  request: z.object({ entityId: idField('ent'), quarter: dayField.optional() }),
  response: z.object({
    people: z.array(
      z.object({
        staffId: idField('stf'),
        name: z.string(),
        earned: moneyField,
        takenBack: moneyField,
        entries: countField,
      }),
    ),
  }),
  summary: 'Whose pay statements one may read, with what the quarter brought',
})

import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, dayField, decimalField, idField, moneyField, momentField, noteField } from '#platform/wire'

export const settledFields = {
  id: idField('pst'),
  state: z.enum(['frozen', 'proposed', 'approved', 'paid']),
  payable: moneyField,
  /** What is carried into the next quarter: never above nothing. */
  carried: moneyField,
  /** SHA-256 of what was frozen. */
  hash: z.string(),
  frozenAt: momentField,
  proposedByName: z.string().nullable(),
  approvedByName: z.string().nullable(),
  approvedAt: momentField.nullable(),
  returnedReason: z.string().nullable(),
  paidOn: dayField.nullable(),
  can: z.array(z.enum(['propose', 'approve', 'return', 'pay'])),
  version: countField,
}

export const settledStatement = z.object({
  ...settledFields,
  staffId: idField('stf'),
  name: z.string(),
  quarter: dayField,
  opening: moneyField,
  earned: moneyField,
  takenBack: moneyField,
  adjusted: moneyField,
  entries: countField,
})

const chosen = z.array(idField('pst')).min(1).max(500)
const counted = z.object({ count: countField })

const refusals = {
  pay_is_agreed_to_by_people: 'Pay is agreed to by people, not by programs. Sign in as yourself.',
  pay_is_your_own: 'One of these statements is your own. Leave it out; somebody else decides on it.',
  pay_statement_is_elsewhere: 'One of these statements is not at this step any more. Reload the list and choose again.',
}

export const listSettledPay = endpoint({
  method: 'GET',
  path: '/v1/pay-statements',
  allow: 'pay.read',
  request: z.object({ entityId: idField('ent'), quarter: dayField.optional() }),
  response: z.object({ statements: z.array(settledStatement) }),
  summary: 'Settled pay statements and how far each is on its way to payroll; people see their own',
})

export const proposePay = endpoint({
  method: 'POST',
  path: '/v1/pay-statements/propose',
  allow: 'pay.approve',
  money: true,
  request: z.object({ statementIds: chosen }),
  response: counted,
  refusals,
  summary: 'Say that settled statements are right, and ask a second person to agree',
})

export const approvePay = endpoint({
  method: 'POST',
  path: '/v1/pay-statements/approve',
  allow: 'pay.approve',
  money: true,
  request: z.object({ statementIds: chosen }),
  response: counted,
  refusals: {
    ...refusals,
    pay_needs_another_person: 'Whoever proposed a statement does not agree to it. Ask a colleague who may approve pay.',
  },
  summary: 'Agree to proposed statements as the second person',
})

export const returnPay = endpoint({
  method: 'POST',
  path: '/v1/pay-statements/return',
  allow: 'pay.approve',
  money: true,
  request: z.object({ statementIds: chosen, reason: noteField({ max: 1000 }) }),
  response: counted,
  refusals,
  summary: 'Take statements out of the way to payroll, with the reason',
})

const payRun = z.object({
  id: idField('prn'),
  total: moneyField,
  statements: countField,
  paidOn: dayField,
  madeByName: z.string(),
})

export const payOut = endpoint({
  method: 'POST',
  path: '/v1/pay-runs',
  allow: 'pay.plan',
  money: true,
  request: z.object({ statementIds: chosen, paidOn: dayField.optional() }),
  response: z.object({ payRunId: idField('prn') }),
  refusals: {
    ...refusals,
    pay_run_is_of_one_entity: 'A pay run is of one legal entity. Choose statements of one.',
  },
  summary: 'Hand agreed statements over to payroll: one run, booked from payable to payroll clearing',
})

export const listPayRuns = endpoint({
  method: 'GET',
  path: '/v1/pay-runs',
  allow: 'pay.read-all',
  request: z.object({ entityId: idField('ent') }),
  response: z.object({ runs: z.array(payRun) }),
  summary: 'What was handed over to payroll, the latest first',
})

/** One line for payroll. Of a pay run the lines of a person, with what was brought forward and is carried, make what is paid. */
export const listPayLines = listEndpoint({
  path: '/v1/pay-lines',
  allow: 'pay.read',
  filters: z.object({
    entityId: idField('ent'),
    staffId: idField('stf').optional(),
    quarter: dayField.optional(),
    payRunId: idField('prn').optional(),
  }),
  sorts: ['person'],
  row: z.object({
    person: z.string(),
    statementPeriod: z.string(),
    plan: z.string(),
    planVersion: countField.nullable(),
    kind: z.string(),
    cause: z.string(),
    share: z.string(),
    customer: z.string().nullable(),
    invoiceNumber: z.string().nullable(),
    bankReference: z.string().nullable(),
    basis: moneyField,
    rate: decimalField,
    amount: moneyField,
    earnedOn: dayField,
    recordedOn: dayField,
    reason: z.string().nullable(),
  }),
  sums: noSums,
  summary: 'The lines of pay statements, as payroll takes them',
})

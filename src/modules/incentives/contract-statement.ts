import { z } from 'zod'
import { downloadEndpoint, endpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, decimalField, idField, moneyField, momentField } from '#platform/wire'
import { planTerms, revenueRates } from './contract-plans.ts'
import { settledFields } from './contract-settle.ts'

const entryKind = z.enum(['earn', 'reverse', 'true-up', 'recovery', 'adjust'])
const cause = z.enum(['ours', 'theirs', 'neither'])

const statementEntry = z.object({
  id: idField('cme'),
  scheme: z.enum(['commission', 'bonus']),
  kind: entryKind,
  cause,
  /** A word of the catalogue with its figures, where kind and cause do not say it all. */
  reason: z.string().nullable(),
  customerId: idField('cus').nullable(),
  customerName: z.string().nullable(),
  documentId: idField('inv').nullable(),
  invoiceNumber: z.string().nullable(),
  /** What of the invoice is still open. */
  open: moneyField.nullable(),
  creditNoteId: idField('inv').nullable(),
  creditNoteNumber: z.string().nullable(),
  receiptId: idField('rec').nullable(),
  /** Whose money it was and when, or what else made the entry. */
  payerName: z.string().nullable(),
  receiptOn: dayField.nullable(),
  receiptAmount: moneyField.nullable(),
  /** Its place in the bank's statement. */
  receiptLine: countField.nullable(),
  basis: moneyField,
  ratePercent: decimalField,
  sharePercent: decimalField,
  /** Who else has a part of it. */
  sharedWith: z.array(z.string()),
  amount: moneyField,
  balance: moneyField,
  earnedOn: dayField,
  recordedOn: dayField,
  /** It was found too late for the quarter of its own day, and counts here. */
  isLate: z.boolean(),
})

const waitingInvoice = z.object({
  documentId: idField('inv'),
  customerId: idField('cus'),
  customerName: z.string(),
  invoiceNumber: z.string(),
  open: moneyField,
  dueOn: dayField,
  daysLate: countField,
  inDispute: z.boolean(),
  /** When the customer usually pays such a bill; nothing where his habit is not known. */
  expectedOn: dayField.nullable(),
  expectedUntil: dayField.nullable(),
  /** What it will earn when all of it is paid. */
  waiting: moneyField,
})

const bonusLine = z.object({
  kind: z.enum(['cash', 'dispute_closed_in_time', 'report_line_paid', 'report_line_lost']),
  happenedOn: dayField,
  customerId: idField('cus'),
  customerName: z.string(),
  documentId: idField('inv').nullable(),
  invoiceNumber: z.string().nullable(),
  receiptId: idField('rec').nullable(),
  caseId: idField('dsp').nullable(),
  caseNumber: z.string().nullable(),
  cash: moneyField,
  daysAfterDue: z.number().nullable(),
  /** Of one's own portfolio; else of an account that sales leads, which counts for the team alone. */
  isOwn: z.boolean(),
  /** What it is worth before halves and cap, to the cent for people to read. */
  worth: moneyField,
})

const ofPerson = z.object({
  /** Oneself, unless one may read everybody's. */
  staffId: idField('stf').optional(),
  entityId: idField('ent'),
  /** Any day of the quarter; without one, the present quarter. */
  quarter: dayField.optional(),
})

export const readPayStatement = endpoint({
  method: 'GET',
  path: '/v1/pay-statement',
  allow: 'pay.read',
  request: ofPerson,
  response: z.object({
    staffId: idField('stf'),
    name: z.string(),
    isOwn: z.boolean(),
    currency: currencyField,
    from: dayField,
    through: dayField,
    /** Until this day money of the quarter still counts for it. */
    freezeOn: dayField,
    plan: z
      .object({
        id: idField('pla'),
        name: z.string(),
        version: countField,
        kind: z.enum(['commission', 'bonus']),
        acceptedAt: momentField.nullable(),
        reverses: z.object({ ours: z.boolean(), theirs: z.boolean(), neither: z.boolean() }),
      })
      .nullable(),
    /** Plans that wait for this person's yes. */
    toAccept: z.array(
      z.object({
        id: idField('pla'),
        name: z.string(),
        version: countField,
        kind: z.enum(['commission', 'bonus']),
        from: dayField,
        rates: revenueRates,
        terms: planTerms,
      }),
    ),
    /** Shares and hand-overs that wait for this person's signature. */
    toSign: z.array(
      z.object({
        kind: z.enum(['split', 'hand-over']),
        splitId: idField('spl').nullable(),
        handOverId: idField('hov').nullable(),
        customerName: z.string(),
        dealNumber: z.string().nullable(),
        percent: decimalField,
        fromOn: dayField.nullable(),
        throughOn: dayField.nullable(),
      }),
    ),
    /** The settled quarter before: what it came to, and what of that payroll paid. */
    before: z
      .object({
        quarter: dayField,
        frozenAt: momentField,
        balance: moneyField,
        payable: moneyField,
        state: settledFields.state,
        paidOn: dayField.nullable(),
      })
      .nullable(),
    opening: moneyField,
    earned: moneyField,
    takenBack: moneyField,
    adjusted: moneyField,
    closing: moneyField,
    payable: moneyField,
    /** As it was settled, and how far it is on its way to payroll; nothing while the quarter is open. */
    settled: z.object(settledFields).nullable(),
    /** What tiers and quality would come to if the quarter ended today; nothing once it is settled. */
    ending: z
      .object({
        tiers: moneyField,
        quality: moneyField,
        factor: decimalField,
        invoices: countField,
        ownDisputes: countField,
        daysLate: countField,
      })
      .nullable(),
    bonus: z
      .object({
        own: moneyField,
        team: moneyField,
        overCap: moneyField,
        /** What it comes to as it stands. */
        sum: moneyField,
        cap: moneyField,
        members: countField,
        lines: z.array(bonusLine),
      })
      .nullable(),
    entries: z.array(statementEntry),
    months: z.array(
      z.object({ month: dayField, lines: countField, earned: moneyField, takenBack: moneyField, balance: moneyField }),
    ),
    customers: z.array(
      z.object({ customerId: idField('cus'), name: z.string(), lines: countField, amount: moneyField }),
    ),
    waiting: z.object({ count: countField, total: moneyField, invoices: z.array(waitingInvoice) }),
  }),
  summary:
    'What somebody earned on the cash of a quarter, line by line down to the bank line, and what waits in open invoices',
})

export const payPaper = downloadEndpoint({
  method: 'GET',
  path: '/v1/pay-statement/pdf',
  allow: 'pay.read',
  request: ofPerson,
  types: ['application/pdf'],
  summary:
    'The pay statement of a quarter as PDF, in the language of whoever asks; a settled one carries its fingerprint',
})

export const explainPayEntry = endpoint({
  method: 'GET',
  path: '/v1/pay-entries/:entryId',
  allow: 'pay.read',
  request: z.object({ entryId: idField('cme') }),
  response: z.object({
    lines: z.array(z.object({ description: z.string(), net: moneyField, ratePercent: decimalField })),
    /** What the whole invoice earns when all of it is paid, after credits. */
    whole: moneyField,
    /** In the invoice's currency: what is owed for after credits, what of it is refused, and what was paid by then. */
    gross: moneyField,
    disputed: moneyField,
    applied: moneyField,
    /** Of all who share. */
    earnedToDate: moneyField,
    before: moneyField,
    /** This person's part. */
    share: decimalField,
    amount: moneyField,
  }),
  summary: 'How the cent of a line came about: the formula with its figures',
})

export const listPeople = endpoint({
  method: 'GET',
  path: '/v1/pay-statement/people',
  allow: 'pay.read',
  request: z.object({ entityId: idField('ent'), quarter: dayField.optional() }),
  response: z.object({
    quarter: dayField,
    freezeOn: dayField,
    people: z.array(
      z.object({
        staffId: idField('stf'),
        name: z.string(),
        earned: moneyField,
        takenBack: moneyField,
        entries: countField,
        /** Plans that he has not accepted yet. */
        waitingPlans: countField,
        settled: z.object(settledFields).nullable(),
      }),
    ),
  }),
  summary: 'Whose pay statements one may read, with what the quarter brought and how far it is on its way to payroll',
})

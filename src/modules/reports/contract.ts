import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  momentField,
  moneyField,
  noteField,
  textField,
} from '#platform/wire'
import { reportClasses, reportReasons } from './classify.ts'
import { decliningReasons, lineStates } from './line.ts'

export const reportLine = z.object({
  id: idField('rpl'),
  month: dayField,
  customer: z.object({ id: idField('cus'), number: z.string(), name: z.string() }),
  /** Ready to invest further, to pursue, or gone cold. */
  group: z.enum(reportClasses),
  reasons: z.array(z.enum(reportReasons)),
  orders: countField,
  lastOrderOn: dayField,
  openGapDays: countField,
  /** Half, three of four and 95 of 100 of his gaps stay within so many days. */
  usualGapDays: countField,
  gap75Days: countField,
  gap95Days: countField,
  chanceAlivePercent: decimalField,
  usualOrder: moneyField,
  /** Net to be expected in ninety days. */
  expected: moneyField,
  headroom: moneyField,
  late: moneyField,
  collectorName: z.string().nullable(),
  ownerName: z.string().nullable(),
  state: z.enum(lineStates),
  comment: z.string().nullable(),
  signedByName: z.string().nullable(),
  signedAt: momentField.nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: momentField.nullable(),
  acceptedOn: dayField.nullable(),
  actBy: dayField.nullable(),
  declinedBecause: z.enum(decliningReasons).nullable(),
  decisionNote: z.string().nullable(),
  doneNote: z.string().nullable(),
  /** Orders placed and money received within 120 days after the line was accepted. */
  followed: z.object({
    until: dayField.nullable(),
    orders: countField,
    ordered: moneyField,
    cash: moneyField,
    /** When the first of these orders was paid. */
    paidOn: dayField.nullable(),
  }),
  can: z.array(z.enum(['keep', 'drop', 'reopen', 'comment', 'sign', 'accept', 'decline', 'finish'])),
  version: countField,
})

const about = z.object({ lineId: idField('rpl') })
const aboutLines = z.object({ lineIds: z.array(idField('rpl')).min(1).max(200) })
const changed = z.object({ lineIds: z.array(idField('rpl')) })

const unsigned = { line_is_signed: 'This line is signed: sales reads it already. Write to the salesperson instead.' }
const answered = {
  line_is_not_signed: 'Nobody has signed this line yet. It can be answered once the collector stands by it.',
  line_is_answered: 'Somebody answered this line already.',
  maker_is_checker: 'You signed this line yourself. Somebody else answers it.',
}

export const listReportLines = listEndpoint({
  path: '/v1/customer-report',
  allow: 'customer-report.read',
  filters: z.object({
    /** to_sign: waits for the collector; for_sales: signed and not answered; tasks: accepted and not done; followed: accepted ever. */
    view: z.enum(['to_sign', 'for_sales', 'tasks', 'followed', 'declined', 'all']).default('all'),
    /** Collectors: of one’s own accounts, or of nobody’s. Sales: of one’s own customers. */
    mine: z.boolean().optional(),
    group: z.enum(reportClasses).optional(),
    month: dayField.optional(),
    entityId: idField('ent').optional(),
    customerId: idField('cus').optional(),
    search: textField({ max: 100, min: 0 }).optional(),
  }),
  sorts: ['expected', 'openGapDays', 'customerName', 'actBy', 'month'],
  row: reportLine,
  sums: z.object({ currency: currencyField, expected: moneyField, ordered: moneyField, cash: moneyField }),
  summary: 'Lines of the customer report, those worth most first; sales sees what is signed',
})

export const draftCustomerReport = endpoint({
  method: 'POST',
  path: '/v1/customer-report/draft',
  allow: 'customer-report.sign',
  money: true,
  request: z.object({ entityId: idField('ent') }),
  response: z.object({ month: dayField, drafted: countField }),
  summary: 'Draft the lines of this month now; by itself it happens in the last five working days of each month',
})

export const markReportLines = endpoint({
  method: 'POST',
  path: '/v1/customer-report/mark',
  allow: 'customer-report.sign',
  request: aboutLines.extend({ to: z.enum(['draft', 'kept', 'dropped']) }),
  response: changed,
  refusals: unsigned,
  summary: 'Keep lines, drop them, or put them back',
})

export const commentReportLine = endpoint({
  method: 'POST',
  path: '/v1/customer-report/:lineId/comment',
  allow: 'customer-report.sign',
  versioned: true,
  request: about.extend({ comment: noteField({ max: 2000 }).nullable() }),
  response: about,
  refusals: unsigned,
  summary: 'Say what the figures do not',
})

export const signReportLines = endpoint({
  method: 'POST',
  path: '/v1/customer-report/sign',
  allow: 'customer-report.sign',
  money: true,
  request: aboutLines,
  response: changed,
  refusals: {
    ...unsigned,
    line_is_dropped: 'One of the lines is dropped. Keep it first, or leave it out.',
    line_is_not_kept: 'One of the lines was not looked at. Keep or drop it first.',
    signature_needs_a_person: 'A signature has a name. Sign in as the person who gives it.',
  },
  summary: 'Stand by kept lines with one’s name; sales reads them from then on',
})

export const acceptReportLine = endpoint({
  method: 'POST',
  path: '/v1/customer-report/:lineId/accept',
  allow: 'customer-report.answer',
  money: true,
  versioned: true,
  request: about.extend({ actBy: dayField.optional(), note: noteField({ max: 2000 }).optional() }),
  response: about,
  refusals: {
    ...answered,
    day_is_over: 'This day is over. Choose today or a later one.',
    day_is_too_far: 'In two months the news is old. Choose an earlier day, or decline.',
  },
  summary: 'Take a line as a task; what the customer orders and pays in the next 120 days is booked to it',
})

export const declineReportLine = endpoint({
  method: 'POST',
  path: '/v1/customer-report/:lineId/decline',
  allow: 'customer-report.answer',
  versioned: true,
  request: about.extend({ because: z.enum(decliningReasons), note: noteField({ max: 2000 }).optional() }),
  response: about,
  refusals: { ...answered, other_reason_is_told: 'Say what the other reason is.' },
  summary: 'Do not take a line, for a reason',
})

export const finishReportTask = endpoint({
  method: 'POST',
  path: '/v1/customer-report/:lineId/done',
  allow: 'customer-report.answer',
  versioned: true,
  request: about.extend({ note: noteField({ max: 2000 }) }),
  response: about,
  refusals: { line_is_no_task: 'This line is no open task: it was not accepted, or it is done.' },
  summary: 'The customer was spoken to: what came of it, in a sentence',
})

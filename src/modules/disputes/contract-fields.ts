import { z } from 'zod'
import { countField, dayField, decimalField, idField, moneyField, momentField } from '#platform/wire'
import { caseOrigins, caseStates, verdicts, wants, whys } from './case.ts'
import { causes, outcomes } from './cause.ts'
import { departments, tracedFields } from './trace.ts'

export const causeField = z.enum(causes)
export const outcomeField = z.enum(outcomes)
export const verdictField = z.enum(verdicts)
export const tracedField = z.enum(tracedFields)

export const caseRow = z.object({
  id: idField('dsp'),
  number: z.string(),
  kind: z.enum(['dispute', 'enquiry']),
  state: z.enum(caseStates),
  customerId: idField('cus'),
  customerNumber: z.string(),
  customerName: z.string(),
  documentId: idField('inv').nullable(),
  documentNumber: z.string().nullable(),
  cause: causeField.nullable(),
  wanted: z.enum(wants).nullable(),
  origin: z.enum(caseOrigins),
  text: z.string(),
  openedOn: dayField,
  /** Until when the case is inside its clock; the time that the customer takes is not counted. */
  clockOn: dayField,
  /** When whoever has it now must act; nothing while the customer has the move. */
  actBy: dayField.nullable(),
  ownerId: idField('stf').nullable(),
  ownerName: z.string().nullable(),
  ownerRole: z.string(),
  level: countField,
  withCustomerSince: momentField.nullable(),
  promisedFor: dayField.nullable(),
  promisedBy: z.string().nullable(),
  verdict: verdictField.nullable(),
  outcome: outcomeField.nullable(),
  gross: moneyField,
  /** Why it stands where it stands, and how many days it is to or after that day. */
  why: z.enum(whys),
  days: countField,
  closedOn: dayField.nullable(),
  version: countField,
})

/** A line of the bill beside what was ordered and delivered for it, and what is refused of it. */
export const evidenceLine = z.object({
  lineId: idField('iln'),
  position: countField,
  description: z.string(),
  detail: z.string().nullable(),
  unit: z.string(),
  orderedQuantity: decimalField.nullable(),
  orderedPrice: decimalField.nullable(),
  expectedPrice: decimalField.nullable(),
  deliveredQuantity: decimalField.nullable(),
  deliveryNumber: z.string().nullable(),
  deliveredOn: dayField.nullable(),
  proofKind: z.string().nullable(),
  proofFileId: idField('fil').nullable(),
  signedBy: z.string().nullable(),
  billedQuantity: decimalField,
  billedPrice: decimalField,
  billedNet: moneyField,
  taxPercent: decimalField,
  priceKind: z.enum(['list', 'agreement', 'typed', 'imported', 'credit']).nullable(),
  claimedNet: moneyField.nullable(),
  claimedTax: moneyField.nullable(),
  claimedQuantity: decimalField.nullable(),
  agreedPrice: decimalField.nullable(),
})

export const caseAction = z.enum([
  'acknowledge',
  'sort_out',
  'extend',
  'wait',
  'answer_came',
  'hand_over',
  'decide',
  'approve',
  'return',
  'withdraw',
  'answer',
  'comment',
])

export const shownCase = caseRow.extend({
  entityId: idField('ent'),
  itemId: idField('itm').nullable(),
  orderId: idField('ord').nullable(),
  orderNumber: z.string().nullable(),
  contactName: z.string().nullable(),
  openedByName: z.string().nullable(),
  acknowledgedAt: momentField.nullable(),
  net: moneyField,
  tax: moneyField,
  /** Of the bill now: what is open, and what of it nobody refuses. */
  itemOpen: moneyField.nullable(),
  itemUndisputed: moneyField.nullable(),
  lines: z.array(evidenceLine),
  usualOutcome: outcomeField.nullable(),
  clockDays: countField.nullable(),
  promise: z
    .object({
      id: idField('dpr'),
      staffId: idField('stf'),
      staffName: z.string(),
      firstDay: dayField,
      day: dayField,
      extended: z.boolean(),
      state: z.enum(['open', 'kept', 'broken']),
    })
    .nullable(),
  /** The last day that may be promised now, or to which the manager may extend. */
  latestPromise: dayField.nullable(),
  /** What lineage says: provisional until somebody decides. */
  trace: z
    .object({
      field: tracedField,
      staffId: idField('stf').nullable(),
      staffName: z.string().nullable(),
      department: z.enum(departments).nullable(),
      provisional: z.boolean(),
      writtenAt: momentField.nullable(),
      door: z.string().nullable(),
      rule: z.string().nullable(),
    })
    .nullable(),
  reply: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: momentField.nullable(),
  approval: z
    .object({
      id: idField('apr'),
      deed: z.enum(['credit_note', 'rebill']),
      state: z.enum(['waiting', 'approved', 'returned']),
      amount: moneyField,
      needs: z.array(z.string()),
      given: z.array(z.object({ hand: z.string(), name: z.string(), at: momentField })),
      askedByName: z.string().nullable(),
      reason: z.string(),
      version: countField,
    })
    .nullable(),
  creditNoteId: idField('inv').nullable(),
  creditNoteNumber: z.string().nullable(),
  rebillId: idField('inv').nullable(),
  rebillNumber: z.string().nullable(),
  /** How often this customer had a dispute of this cause, this one among them; recent counts the last ninety days. */
  repeats: z.object({ count: countField, recent: countField }),
  files: z.array(z.object({ fileId: idField('fil'), name: z.string(), mediaType: z.string(), size: z.number() })),
  happenings: z.array(
    z.object({
      id: z.string(),
      at: momentField,
      on: dayField,
      kind: z.string(),
      staffName: z.string().nullable(),
      personName: z.string().nullable(),
      role: z.string().nullable(),
      day: dayField.nullable(),
      amount: moneyField.nullable(),
      note: z.string().nullable(),
    }),
  ),
  can: z.array(caseAction),
})

import { z } from 'zod'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  moneyField,
  momentField,
  noteField,
  textField,
} from '#platform/wire'
import { declineReasons, quoteStates, versionStates } from './quote.ts'
import { happeningKinds } from './happening.ts'

export const stateField = z.enum(quoteStates)
export const declineField = z.enum(declineReasons)
export const emailField = textField({ max: 254 }).regex(
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  'must be an address such as ap@example.com',
)

/** The compact code of payment terms: 'net:30', '2/10,net:30'. What cannot be is refused by the verb. */
export const termsField = textField({ max: 60 }).meta({ example: '2/10,net:30' })

/** A product at what is agreed or listed, at a typed price, less a discount; or a text that costs nothing. */
export const lineIn = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('product'),
    productId: idField('prd'),
    quantity: decimalField,
    unitPrice: decimalField.nullish(),
    discountPercent: decimalField.nullish(),
    description: textField({ max: 400 }).nullish(),
    detail: noteField({ max: 1000 }).nullish(),
  }),
  z.strictObject({
    kind: z.literal('text'),
    description: textField({ max: 400 }),
    detail: noteField({ max: 2000 }).nullish(),
  }),
])

/** What is left out of a new quote fills itself from the customer; what is left out of a change stays. */
export const contentIn = {
  contactId: idField('con').nullish(),
  email: emailField.nullish(),
  terms: termsField.optional(),
  deliveryTerms: textField({ max: 200 }).nullish(),
  validUntil: dayField.optional(),
  wishedOn: dayField.nullish(),
  intro: noteField({ max: 2000 }).nullish(),
  closing: noteField({ max: 2000 }).nullish(),
  /** "What did we promise?" It stands on the quote and goes with the order. */
  promised: noteField({ max: 1000 }).nullish(),
  lines: z.array(lineIn).max(200),
}

const why = z.object({
  amount: decimalField,
  name: z.string().nullable(),
  fromOn: dayField,
  setBy: z.string().nullable(),
  setAt: momentField.nullable(),
})

export const lineOut = z.object({
  kind: z.enum(['product', 'text']),
  productId: idField('prd').nullable(),
  sku: z.string().nullable(),
  description: z.string(),
  detail: z.string().nullable(),
  quantity: decimalField.nullable(),
  unit: z.string().nullable(),
  unitPrice: decimalField.nullable(),
  expectedPrice: decimalField.nullable(),
  priceKind: z.enum(['list', 'agreement', 'typed']).nullable(),
  discountPercent: decimalField,
  taxPercent: decimalField.nullable(),
  net: moneyField,
  /** The two prices that could hold on the day. */
  list: why.nullable(),
  agreement: why.nullable(),
})

export const taxesOut = z.array(z.object({ percent: decimalField, net: moneyField, tax: moneyField }))

export const quoteRow = z.object({
  id: idField('quo'),
  number: z.string().nullable(),
  state: stateField,
  entityId: idField('ent'),
  customerId: idField('cus'),
  customerName: z.string(),
  opportunityId: idField('opp').nullable(),
  opportunityTitle: z.string().nullable(),
  salesperson: z.string(),
  createdAt: momentField,
  sentAt: momentField.nullable(),
  /** The customer opened it. */
  viewedAt: momentField.nullable(),
  validUntil: dayField,
  /** Since it was sent, or begun. */
  ageDays: countField,
  versionNo: countField,
  orderId: idField('ord').nullable(),
  orderNumber: z.string().nullable(),
  orderStatus: z.string().nullable(),
  /** Questions of the customer that nobody answered. */
  questions: countField,
  net: moneyField,
  gross: moneyField,
})

export const quoteOut = z.object({
  id: idField('quo'),
  number: z.string().nullable(),
  state: stateField,
  entityId: idField('ent'),
  entityName: z.string(),
  customerId: idField('cus'),
  customerNumber: z.string(),
  customerName: z.string(),
  opportunity: z.object({ id: idField('opp'), title: z.string().nullable() }).nullable(),
  salesperson: z.object({ id: idField('stf'), name: z.string() }),
  currency: currencyField,
  versionNo: countField,
  contactId: idField('con').nullable(),
  contactName: z.string().nullable(),
  email: z.string().nullable(),
  terms: z.string(),
  termsText: z.string(),
  deliveryTerms: z.string().nullable(),
  validUntil: dayField,
  wishedOn: dayField.nullable(),
  intro: z.string().nullable(),
  closing: z.string().nullable(),
  promised: z.string().nullable(),
  lines: z.array(lineOut),
  net: moneyField,
  tax: moneyField,
  gross: moneyField,
  taxes: taxesOut,
  discountPercent: decimalField,
  approval: z.object({
    /** The one who asks may not send it alone. */
    needed: z.boolean(),
    /** How far he may go. */
    authority: decimalField,
    askedBy: z.string().nullable(),
    askedAt: momentField.nullable(),
    note: z.string().nullable(),
    approvedBy: z.string().nullable(),
    approvedAt: momentField.nullable(),
  }),
  sentAt: momentField.nullable(),
  viewedAt: momentField.nullable(),
  settledAt: momentField.nullable(),
  acceptedName: z.string().nullable(),
  acceptedPo: z.string().nullable(),
  declinedBecause: declineField.nullable(),
  declinedNote: z.string().nullable(),
  order: z.object({ id: idField('ord'), number: z.string().nullable(), status: z.string() }).nullable(),
  versions: z.array(
    z.object({
      no: countField,
      state: z.enum(versionStates),
      net: moneyField,
      gross: moneyField,
      validUntil: dayField,
      sentAt: momentField.nullable(),
      hasPaper: z.boolean(),
    }),
  ),
  happenings: z.array(
    z.object({
      kind: z.enum(happeningKinds),
      versionNo: countField,
      at: momentField,
      staffName: z.string().nullable(),
      name: z.string().nullable(),
      words: z.string().nullable(),
    }),
  ),
  /** What may be done now by the one who asks. */
  can: z.array(
    z.enum([
      'write',
      'discard',
      'ask',
      'approve',
      'send',
      'resend',
      'revise',
      'drop',
      'withdraw',
      'answer',
      'answerForThem',
    ]),
  ),
  version: countField,
})

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

export const orderStatuses = ['draft', 'queried', 'held', 'accepted', 'delivered', 'closed', 'cancelled'] as const
export const statusField = z.enum(orderStatuses)
export const ruleCodes = [
  'price_off_agreement',
  'price_off_list',
  'price_off_habit',
  'product_inactive',
  'quantity_out_of_range',
  'po_missing',
  'address_unknown',
  'late_entry',
  'terms_off_record',
  'possible_duplicate',
] as const
export const ruleField = z.enum(ruleCodes)
export const proofKinds = ['signature', 'photo', 'carrier', 'timesheet', 'none'] as const

/** The compact code of payment terms: 'net:30', '2/10,net:30', 'eom+1', 'day:10/25@delivery'. */
export const termsField = z
  .string()
  .max(60)
  .regex(
    /^(?:[\d.]{1,8}\/\d{1,3},)?(?:(?:net:|net-eom:|eom-net:|eom\+)\d{1,3}|day:\d{1,2}\/\d{1,2})(?:@(?:delivery|received))?$/,
    'must be payment terms such as net:30 or 2/10,net:30',
  )
  .meta({ example: '2/10,net:30' })

/** An address on file by its id, or as it was written. */
export const addressIn = z.union([
  z.strictObject({ addressId: idField('adr') }),
  z.strictObject({ lines: z.array(textField()).min(1).max(8) }),
])
export const addressOut = z.object({ addressId: idField('adr').nullable(), lines: z.array(z.string()) })

/** A product by its id or its number; without a price it is the agreed or listed one of the deal day. */
export const lineIn = z.strictObject({
  productId: idField('prd').optional(),
  sku: textField({ max: 60 }).optional(),
  quantity: decimalField,
  unitPrice: decimalField.nullish(),
  description: textField({ max: 400 }).nullish(),
  detail: noteField({ max: 1000 }).nullish(),
})

/** What is left out fills itself from the customer: addresses, terms, currency, salesperson; the deal day is today. */
export const orderIn = {
  draftId: idField('ord').nullish(),
  entityId: idField('ent'),
  customerId: idField('cus'),
  salespersonId: idField('stf').nullish(),
  orderedByContactId: idField('con').nullish(),
  externalNumber: textField({ max: 60 }).nullish(),
  dealOn: dayField.optional(),
  poNumber: textField({ max: 60 }).nullish(),
  billTo: addressIn.optional(),
  shipTo: addressIn.optional(),
  wishedOn: dayField.nullish(),
  terms: termsField.optional(),
  /** "What did we promise?" */
  promised: noteField({ max: 1000 }).nullish(),
  note: noteField({ max: 1000 }).nullish(),
  currency: currencyField.optional(),
  lines: z.array(lineIn).max(500),
}

/** One thing put right. Lines are counted from 0 as they stand on the order. */
export const amendmentIn = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('poNumber'), value: textField({ max: 60 }).nullable() }),
  z.strictObject({ field: z.literal('terms'), value: termsField }),
  z.strictObject({ field: z.enum(['billTo', 'shipTo']), value: addressIn }),
  z.strictObject({ field: z.literal('dealOn'), value: dayField }),
  z.strictObject({ field: z.literal('wishedOn'), value: dayField.nullable() }),
  z.strictObject({ field: z.enum(['promised', 'note']), value: noteField({ max: 1000 }).nullable() }),
  z.strictObject({ field: z.literal('quantity'), line: countField, value: decimalField }),
  z.strictObject({ field: z.literal('unitPrice'), line: countField, value: decimalField.nullable() }),
  z.strictObject({ field: z.literal('removeLine'), line: countField }),
  z.strictObject({ field: z.literal('addLine'), value: lineIn }),
])

const factsField = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** Payment terms as people say them, where a rule compares terms. */
const termsWords = z.object({ value: z.string(), expected: z.string() }).nullable()

export const findingOut = z.object({
  rule: ruleField,
  version: z.int(),
  field: z.string(),
  lineIndex: z.int().nullable(),
  value: z.string().nullable(),
  expected: z.string().nullable(),
  facts: factsField,
  asks: z.boolean(),
  words: termsWords,
})

/** Where a value came from: who, when, by which door, from which file or by which rule. */
export const originOut = z.object({
  at: momentField,
  door: z.string(),
  who: z.string().nullable(),
  file: z.string().nullable(),
  line: z.int().nullable(),
  rule: z.string().nullable(),
  ruleVersion: z.string().nullable(),
  quote: z.string().nullable(),
})

const priceWhy = z.object({
  amount: decimalField,
  name: z.string().nullable(),
  fromOn: dayField,
  setBy: z.string().nullable(),
  setAt: momentField.nullable(),
})

export const lineOut = z.object({
  productId: idField('prd'),
  sku: z.string(),
  description: z.string(),
  detail: z.string().nullable(),
  quantity: decimalField,
  unit: z.string(),
  unitPrice: decimalField,
  expectedPrice: decimalField.nullable(),
  priceKind: z.enum(['list', 'agreement', 'typed', 'imported']),
  net: moneyField,
  /** The two prices that could hold on the deal day. */
  list: priceWhy.nullable(),
  agreement: priceWhy.nullable(),
  taxPercent: decimalField,
})

export const releaseOut = z.object({
  reason: z.enum(['over_limit', 'overdue', 'broken_promise', 'no_limit', 'manual']),
  pay: moneyField.nullable(),
  limit: moneyField.nullable(),
  days: z.int().nullable(),
})

export const partsOut = z.object({
  openInvoices: moneyField,
  unbilled: moneyField,
  orders: moneyField,
  creditNotes: moneyField,
  unapplied: moneyField,
})

export const queryOut = z.object({
  id: idField('qry'),
  orderId: idField('ord'),
  rule: ruleField,
  ruleVersion: z.int(),
  field: z.string(),
  /** Of the line it speaks of, counted from 0 as the order stands now. */
  lineIndex: z.int().nullable(),
  value: z.string().nullable(),
  expected: z.string().nullable(),
  facts: factsField,
  words: termsWords,
  asks: z.boolean(),
  askedOf: z.string().nullable(),
  askedAt: momentField,
  dueAt: momentField,
  late: z.boolean(),
  answeredAt: momentField.nullable(),
  answerKind: z.enum(['corrected', 'explained', 'overruled', 'withdrawn']).nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
})

export const settledOut = z.object({
  id: idField('ord'),
  number: z.string(),
  status: statusField,
})

/** Whose wish a change is. */
export const askedByField = z.enum(['customer', 'us']).default('customer')
export const changeFields = [
  'poNumber',
  'terms',
  'billTo',
  'shipTo',
  'dealOn',
  'wishedOn',
  'promised',
  'note',
  'quantity',
  'unitPrice',
  'removeLine',
  'addLine',
] as const
export const changedOut = settledOut.extend({ changeId: idField('och').nullable() })

import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { currencyField, dayField, idField, moneyField, subjectField } from '#platform/wire'

export const nodeKinds = [
  'opportunity',
  'quote',
  'order',
  'delivery',
  'invoice',
  'credit_note',
  'dispute',
  'receipt',
  'commission',
] as const
export const forkKinds = [
  'late_entry',
  'order_query',
  'credit_hold',
  'not_delivered',
  'not_billed',
  'credited',
  'allowed',
  'disputed',
  'still_open',
] as const

const node = z.object({
  kind: z.enum(nodeKinds),
  /** Its page; none for the commission. */
  subject: subjectField.nullable(),
  number: z.string().nullable(),
  amount: moneyField.nullable(),
  net: moneyField.nullable(),
  day: dayField.nullable(),
  state: z.string().nullable(),
  words: z.string().nullable(),
  /** The document that a credit note, a dispute or a receipt belongs to. */
  of: subjectField.nullable(),
})

const fork = z.object({
  kind: z.enum(forkKinds),
  /** The step that it leaves from. */
  at: z.enum(nodeKinds),
  amount: moneyField.nullable(),
  day: dayField.nullable(),
  /** When it was over: the query answered, the hold released, the dispute closed. */
  until: dayField.nullable(),
  /** A field, a cause, a reason, a number of days: as a word of its kind. */
  words: z.string().nullable(),
  by: z.string().nullable(),
  subject: subjectField.nullable(),
})

export const readDeal = endpoint({
  method: 'GET',
  path: '/v1/deals/:thing',
  allow: 'order.read',
  request: z.object({ thing: subjectField }),
  response: z.object({
    thing: subjectField,
    customer: z.object({ id: idField('cus'), name: z.string(), number: z.string() }),
    salesperson: z.object({ id: idField('stf'), name: z.string() }).nullable(),
    dealOn: dayField.nullable(),
    currency: currencyField,
    /** All net of tax, and they meet: ordered = paid + leak + open + billable + undelivered + repriced. */
    sums: z.object({
      ordered: moneyField,
      paid: moneyField,
      credited: moneyField,
      allowed: moneyField,
      open: moneyField,
      delivered_not_billed: moneyField,
      not_delivered: moneyField,
      /** What the bills differ by from the order: a price changed after the order, a bill without one. */
      repriced: moneyField,
      commission: moneyField.nullable(),
    }),
    daysToCash: z.int().nullable(),
    nodes: z.array(node),
    forks: z.array(fork),
    people: z.array(z.object({ id: idField('stf'), name: z.string(), did: z.array(z.enum(nodeKinds)) })),
  }),
  summary: 'The thread of a deal: what became of each step, what differs between neighbours, and where the money is',
})

import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, dayField, idField } from '#platform/wire'

const settled = z.object({
  itemId: idField('itm'),
  number: z.string(),
  receivedOn: dayField.nullable(),
  paidOn: dayField,
  days: countField.nullable(),
  termDays: z.int(),
  /** Why it says nothing about the customer; null when it counts. */
  leftOut: z.enum(['not_received', 'bounced', 'our_fault']).nullable(),
})

const waiting = z.object({
  itemId: idField('itm'),
  number: z.string(),
  receivedOn: dayField,
  /** How many days ago he had it. */
  days: countField,
  effectiveDueOn: dayField,
  /** From when we wonder, and from when he may be asked. */
  alarmOn: dayField,
  remindOn: dayField,
  because: z.enum(['routine_payer', 'own_habit', 'fixed_day']),
})

export const readHabit = endpoint({
  method: 'GET',
  path: '/v1/customers/:customerId/habit',
  allow: 'ledger.read',
  request: z.object({ customerId: idField('cus') }),
  response: z.object({
    customerId: idField('cus'),
    asAt: dayField,
    policyVersion: z.string(),
    /** Settled invoices that count, and how many of them within their term. */
    settled: countField,
    withinTerm: countField,
    /** Five make a habit; with fewer the segment speaks. */
    isKnown: z.boolean(),
    isRoutine: z.boolean(),
    /** Days after receipt: his usual day, and those between which four of five of his payments come. */
    usualDay: z.int(),
    usualFrom: z.int(),
    usualUntil: z.int(),
    alarmDay: z.int(),
    /** The latest settled invoices, first the last; those that are left out among them. */
    history: z.array(settled),
    open: z.array(waiting),
  }),
  summary: 'How a customer pays: days from receipt to payment, his usual day, and when silence is unusual for him',
})

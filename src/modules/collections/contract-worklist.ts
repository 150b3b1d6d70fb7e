import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import { countField, dayField, idField, momentField, moneyField, textField } from '#platform/wire'
import { nextSteps, whyReasons } from './worth-acting.ts'

const whose = z.enum(['mine', 'all'])

export const worklistRow = z.object({
  customer: z.object({ id: idField('cus'), name: z.string(), number: z.string() }),
  entityId: idField('ent'),
  collectorId: idField('stf').nullable(),
  salespersonId: idField('stf').nullable(),
  contact: z
    .object({ id: idField('con'), name: z.string(), phone: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  /** The time of day there: '09:15'. */
  localTime: z.string(),
  collectable: moneyField,
  overdue: moneyField,
  disputed: moneyField,
  promised: moneyField,
  /** All that is open, due or not, and what of his lies with us unused. */
  receivable: moneyField,
  credits: moneyField,
  items: countField,
  oldestDueOn: dayField,
  daysLate: countField,
  /** The day after receipt on which he usually pays, and the day that it is now for the oldest. */
  usualDay: z.int().nullable(),
  dayNow: z.int().nullable(),
  broken: z.object({ on: dayField, amount: moneyField }).nullable(),
  lastTouch: z
    .object({
      at: momentField,
      kind: z.string(),
      department: z.string(),
      staffId: idField('stf').nullable(),
      outcome: z.string().nullable(),
    })
    .nullable(),
  talks: z.enum(['sales', 'collector', 'both']),
  vip: z.boolean(),
  why: z.enum(whyReasons),
  step: z.enum(nextSteps),
  /** What acting today is expected to bring. */
  worth: moneyField,
})

export const readWorklist = listEndpoint({
  path: '/v1/worklist',
  allow: 'collections.read',
  filters: z.object({
    entityId: idField('ent'),
    /** The accounts that are mine to collect, or everybody's. */
    whose: whose.optional(),
    why: z.enum(whyReasons).optional(),
    step: z.enum(nextSteps).optional(),
    customerId: idField('cus').optional(),
    search: textField({ max: 100 }).optional(),
  }),
  sorts: ['worth', 'collectable', 'daysLate', 'customerName'],
  row: worklistRow,
  sums: z.object({ collectable: moneyField, disputed: moneyField, promised: moneyField }),
  summary: 'Whom to speak to, ranked by what acting today is worth, with the reason',
})

const sum = z.object({ amount: moneyField, count: countField })

export const readDesk = endpoint({
  method: 'GET',
  path: '/v1/collectors-desk',
  allow: 'collections.read',
  request: z.object({ entityId: idField('ent'), whose: whose.optional() }),
  response: z.object({
    today: dayField,
    bankThrough: dayField.nullable(),
    isBankFresh: z.boolean(),
    cameIn: z.array(sum),
    collectable: z.array(sum),
    promises: z.object({ due: countField, kept: countField }),
    callsToday: countField,
    resting: z.array(
      z.object({
        customer: z.object({ id: idField('cus'), name: z.string(), number: z.string() }),
        untilOn: dayField,
        because: z.string(),
        setById: idField('stf').nullable(),
      }),
    ),
  }),
  summary:
    'The head of the collector’s desk: money since yesterday, what can be collected, promises due today, who is left alone',
})

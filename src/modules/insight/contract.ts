import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  momentField,
  moneyField,
  textField,
} from '#platform/wire'

export const hitKinds = ['order', 'invoice', 'customer', 'product', 'receipt'] as const

export const search = endpoint({
  method: 'GET',
  path: '/v1/search',
  allow: 'signed-in',
  request: z.object({ text: textField({ max: 100 }) }),
  response: z.object({
    hits: z.array(z.object({ kind: z.enum(hitKinds), id: z.string(), title: z.string(), detail: z.string() })),
  }),
  summary: 'Find anything by its number, name, amount or reference',
})

const range = z.object({ estimate: decimalField, low: decimalField, high: decimalField })
const counts = {
  cash: moneyField,
  leak: moneyField,
  invoices: countField,
  customers: countField,
  inDispute: countField,
  ownCause: countField,
  /** Own causes that nobody has decided yet. */
  provisional: countField,
  /** Disputes that ended in the quarter and were this person's. */
  decidedOurs: countField,
  inDebt: countField,
  cohort: countField,
  cohortRight: countField,
  queries: countField,
  queriesInTime: countField,
  rightPercent: decimalField.nullable(),
}

export const readLeague = endpoint({
  method: 'GET',
  path: '/v1/league',
  allow: 'league.read',
  request: z.object({
    entityId: idField('ent'),
    /** Any day of the quarter; without one, the present quarter. */
    quarter: dayField.optional(),
  }),
  response: z.object({
    currency: currencyField,
    from: dayField,
    through: dayField,
    /** First-time-right is read one quarter later: the first day of the quarter whose bills are judged. */
    cohortFrom: dayField,
    frozenAt: momentField.nullable(),
    people: countField,
    rows: z.array(
      z.object({
        staffId: idField('stf'),
        name: z.string(),
        rank: countField,
        moved: z.int().nullable(),
        changePercent: decimalField.nullable(),
        ...counts,
        dispute: range,
        debt: range,
        firstTimeRight: range,
        band: z.enum(['better', 'as_the_rest', 'needs_help', 'too_few']),
      }),
    ),
    all: z.object({ ...counts, disputePercent: decimalField.nullable(), debtPercent: decimalField.nullable() }),
  }),
  summary:
    'Who collected how much on his deals, and how right they were, with ranges that are fair to small samples; frozen once the quarter is over',
})

import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, idField, moneyField } from '#platform/wire'
import { boardColumns, waitKinds } from './board.ts'

const card = z.object({
  /** 'ord_8fK2Wq': what stands there; its page is found by the prefix. */
  id: z.string(),
  number: z.string().nullable(),
  customerId: idField('cus').nullable(),
  customerName: z.string(),
  owner: z.object({ id: idField('stf'), name: z.string() }).nullable(),
  net: moneyField,
  /** Since when it waits; of bills the day on which they are due. */
  since: dayField,
  byDay: dayField.nullable(),
  age: z.int(),
  state: z.enum(['fresh', 'slow', 'stuck', 'disputed', 'paid']),
  waits: z.enum(waitKinds),
  words: z.string().nullable(),
})

const of = {
  entityId: idField('ent'),
  staffId: idField('stf').optional(),
  customerId: idField('cus').optional(),
  /** The first day of the paid column; without one, this quarter. */
  paidFrom: dayField.optional(),
  by: z.enum(['value', 'age']).optional(),
}

export const readBoard = endpoint({
  method: 'GET',
  path: '/v1/board',
  allow: 'sales.read',
  request: z.object({ ...of, cards: z.int().min(0).max(50).optional() }),
  response: z.object({
    currency: currencyField,
    today: dayField,
    paidFrom: dayField,
    columns: z.array(
      z.object({
        column: z.enum(boardColumns),
        count: countField,
        net: moneyField,
        medianAge: z.int().nullable(),
        fresh: moneyField,
        slow: moneyField,
        stuck: moneyField,
        disputed: moneyField,
        cards: z.array(card),
      }),
    ),
    /** Currencies of which no rate is known: what is in them adds nothing to the sums. */
    withoutRate: z.array(currencyField),
    leak: z.object({ credited: moneyField, allowed: moneyField }),
  }),
  summary:
    'The whole pipeline, net of tax: each part of a deal in the column where it stands, from the lead to the money',
})

export const listBoardCards = endpoint({
  method: 'GET',
  path: '/v1/board/:column',
  allow: 'sales.read',
  request: z.object({
    ...of,
    column: z.enum(boardColumns),
    offset: z.coerce.number().int().min(0).max(100_000).optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
  }),
  response: z.object({ cards: z.array(card) }),
  summary: 'More cards of a column of the board',
})

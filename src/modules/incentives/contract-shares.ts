import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, dayField, decimalField, idField, momentField } from '#platform/wire'

const split = z.object({
  id: idField('spl'),
  orderId: idField('ord').nullable(),
  documentId: idField('inv').nullable(),
  version: countField,
  shares: z.array(
    z.object({
      staffId: idField('stf'),
      name: z.string(),
      percent: decimalField,
      signedAt: momentField.nullable(),
    }),
  ),
  /** Everybody has signed. */
  holds: z.boolean(),
})

const deal = { orderId: idField('ord').optional(), documentId: idField('inv').optional() }

const earned = {
  deal_has_earned_already:
    'This deal has earned commission. Who shares it is agreed before its first money comes; nothing is divided anew afterwards.',
}
const unsigned = { nothing_to_sign: 'Nothing waits here for your signature. Open your pay statement to see what does.' }

export const readDealSplit = endpoint({
  method: 'GET',
  path: '/v1/deal-splits',
  allow: 'pay.read',
  request: z.object(deal),
  response: z.object({ split: split.nullable() }),
  summary: 'Who shares the commission of an order, or of a bill without one',
})

export const agreeDealSplit = endpoint({
  method: 'POST',
  path: '/v1/deal-splits',
  allow: 'sales.sell',
  money: true,
  request: z.object({
    ...deal,
    shares: z
      .array(z.object({ staffId: idField('stf'), percent: decimalField }))
      .min(2)
      .max(10),
  }),
  response: split,
  refusals: { ...earned, shares_are_not_the_whole: 'The shares of different people make 100 per cent. Correct them.' },
  summary: 'Offer shares of a deal; they hold when everybody in them has signed',
})

export const signDealSplit = endpoint({
  method: 'POST',
  path: '/v1/deal-splits/:splitId/sign',
  allow: 'pay.read',
  money: true,
  request: z.object({ splitId: idField('spl') }),
  response: split,
  refusals: { ...earned, ...unsigned },
  summary: 'Sign one’s own share of a deal',
})

const handOver = z.object({
  id: idField('hov'),
  entityId: idField('ent'),
  customerId: idField('cus'),
  customerName: z.string(),
  fromStaffId: idField('stf'),
  fromName: z.string(),
  toStaffId: idField('stf'),
  toName: z.string(),
  fromOn: dayField,
  throughOn: dayField,
  sharePercent: decimalField,
  fromSignedAt: momentField.nullable(),
  toSignedAt: momentField.nullable(),
})

export const listHandOvers = endpoint({
  method: 'GET',
  path: '/v1/hand-overs',
  allow: 'pay.read',
  request: z.object({ entityId: idField('ent') }),
  response: z.object({ handOvers: z.array(handOver) }),
  summary: 'Customers that passed to another salesperson, with the part of old deals that was agreed',
})

export const agreeHandOver = endpoint({
  method: 'POST',
  path: '/v1/hand-overs',
  allow: 'pay.approve',
  money: true,
  request: z.object({
    entityId: idField('ent'),
    customerId: idField('cus'),
    fromStaffId: idField('stf'),
    toStaffId: idField('stf'),
    fromOn: dayField,
    throughOn: dayField,
    sharePercent: decimalField,
  }),
  response: handOver,
  refusals: {
    hand_over_needs_two: 'A customer passes from one person to another. Choose two people.',
    hand_over_begins_in_the_past: 'What came in before today is paid as it was agreed then. Begin today or later.',
    hand_over_ends_before_it_begins: 'The last day lies before the first. Correct the days.',
    rate_is_out_of_range: 'A share lies above 0 and up to 100 per cent. Correct it.',
  },
  summary: 'Offer a customer’s new salesperson a part of what old deals bring; both sign',
})

export const signHandOver = endpoint({
  method: 'POST',
  path: '/v1/hand-overs/:handOverId/sign',
  allow: 'pay.read',
  money: true,
  request: z.object({ handOverId: idField('hov') }),
  response: handOver,
  refusals: unsigned,
  summary: 'Sign a hand-over for oneself',
})

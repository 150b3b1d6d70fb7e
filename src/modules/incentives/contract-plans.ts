import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, dayField, decimalField, idField, moneyField, momentField, textField } from '#platform/wire'

export const revenueRates = z.object({ goods: decimalField, service: decimalField, freight: decimalField })

/** What a plan says beside its rates; amounts are of the entity's currency. */
export const planTerms = z.object({
  /** The net cash of a quarter that tiers are measured by. */
  quota: moneyField,
  /** Paid in addition on the cash inside each band of the quota, never on what lies below it. */
  tiers: z.array(z.object({ upToPercent: decimalField.nullable(), addPercent: decimalField })).max(10),
  quality: z
    .object({
      lowest: decimalField,
      highest: decimalField,
      leastInvoices: countField,
      perDispute: decimalField,
      perDayLate: decimalField,
    })
    .nullable(),
  draw: moneyField,
  takeBackDays: countField.nullable(),
  reverses: z.object({ ours: z.boolean(), theirs: z.boolean(), neither: z.boolean() }),
  relationship: z.enum(['employee', 'agent']),
  deductionsNeedConsent: z.boolean(),
  expectedPercent: decimalField,
})

const bonusAmounts = z.object({
  promptPercent: decimalField,
  promptDays: countField,
  latePercent: decimalField,
  perDispute: moneyField,
  perReportLine: moneyField,
  cap: moneyField,
})

export const payPlan = z.object({
  id: idField('pla'),
  entityId: idField('ent'),
  name: z.string(),
  version: countField,
  kind: z.enum(['commission', 'bonus']),
  from: dayField,
  /** Per cent of the net that came in. */
  rates: revenueRates,
  terms: planTerms,
  bonus: bonusAmounts.nullable(),
  note: z.string().nullable(),
  members: z.array(
    z.object({
      staffId: idField('stf'),
      name: z.string(),
      acceptedAt: momentField.nullable(),
      agreesDeductions: z.boolean(),
    }),
  ),
})

const draftFields = {
  entityId: idField('ent'),
  name: textField({ max: 100 }),
  kind: z.enum(['commission', 'bonus']).default('commission'),
  from: dayField,
  rates: revenueRates,
  /** Left out: no tiers, no draw, everything that goes back is taken back. */
  terms: planTerms.optional(),
  /** Left out on a bonus plan: the usual amounts. */
  bonus: bonusAmounts.optional(),
  note: textField({ max: 2000 }).nullable().default(null),
  members: z.array(idField('stf')).max(500),
}

const refusals = {
  rate_is_out_of_range: 'A rate lies between 0 and 100 per cent. Correct it.',
  plan_has_no_members: 'A plan pays somebody. Choose who is in it.',
  plan_lacks_its_amounts: 'Amounts of a bonus belong to a bonus plan. Choose its kind.',
  tiers_do_not_rise: 'Tiers rise from band to band, the last one is open, and they need a quota. Put them in order.',
  quality_is_out_of_range: 'The lowest factor lies below the highest. Correct them.',
  agent_keeps_what_we_spoil:
    'The law lets a commercial agent keep commission that is lost through our own fault. Take “ours” out of what is taken back.',
}

export const listPayPlans = endpoint({
  method: 'GET',
  path: '/v1/pay-plans',
  allow: 'pay.read',
  request: z.object({ entityId: idField('ent').optional() }),
  response: z.object({ plans: z.array(payPlan) }),
  summary: 'Pay plans with their versions and who accepted them; people see the ones they are in',
})

export const makePayPlan = endpoint({
  method: 'POST',
  path: '/v1/pay-plans',
  allow: 'pay.plan',
  money: true,
  request: z.object(draftFields),
  response: payPlan,
  refusals,
  summary: 'Publish a plan, or the next version of one with that name; it binds nobody before they accept it',
})

export const previewPayPlan = endpoint({
  method: 'POST',
  path: '/v1/pay-plans/preview',
  allow: 'pay.plan',
  request: z.object({ ...draftFields, quarter: dayField }),
  response: z.object({
    quarter: dayField,
    people: z.array(
      z.object({
        staffId: idField('stf'),
        name: z.string(),
        /** What he was paid for the quarter, and what this plan would have paid on the same facts. */
        paid: moneyField,
        planned: moneyField,
        tiers: moneyField,
        quality: moneyField,
        factor: decimalField,
      }),
    ),
    paid: moneyField,
    planned: moneyField,
  }),
  refusals,
  summary:
    'What a plan would have paid for a quarter, on the cash, credits and disputes of that quarter; writes nothing',
})

export const acceptPayPlan = endpoint({
  method: 'POST',
  path: '/v1/pay-plans/:planId/accept',
  allow: 'pay.read',
  money: true,
  request: z.object({
    planId: idField('pla'),
    /** Agrees in writing that what went back after it was paid may be deducted from later pay. */
    agreesDeductions: z.boolean().default(false),
  }),
  response: z.null(),
  refusals: {
    plan_is_not_yours_to_accept:
      'This plan does not wait for you. Each person accepts a plan for himself, once; open your pay statement to see yours.',
  },
  summary: 'Accept a plan for oneself; from then on it is what one is paid by',
})

import { z } from 'zod'
import { countField, currencyField, dayField, idField, moneyField } from '#platform/wire'

export const ofQuarter = {
  entityId: idField('ent'),
  /** Any day of the quarter; without one, the present quarter. */
  quarter: dayField.optional(),
}

/** How long a league looks back; `rolling` are the twelve months that end with the one asked for. */
export const spanKinds = ['quarter', 'month', 'year', 'rolling'] as const

/** The league also looks at months, calendar years and twelve rolling months; the day chooses which. */
export const ofSpan = { ...ofQuarter, span: z.enum(spanKinds).default('quarter') }

/** A document behind a figure. */
export const leagueDocument = z.object({
  id: z.string(),
  kind: z.enum(['inv', 'cus', 'dsp', 'ord']),
  number: z.string(),
  staffId: idField('stf'),
  staffName: z.string(),
  /** Left out where the customer is no longer the asker’s to see. */
  customerId: idField('cus').nullable(),
  customerName: z.string().nullable(),
  part: z.string(),
  day: dayField,
  amount: moneyField.nullable(),
  /** Whether it counts: own cause, right at once, answered or closed in time, paid promptly. */
  counted: z.boolean(),
})

export const documentSums = z.object({
  currency: currencyField,
  amount: moneyField,
  counted: countField,
  customers: countField,
  countedCustomers: countField,
})

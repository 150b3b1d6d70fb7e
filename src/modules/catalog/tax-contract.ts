import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { dayField, decimalField, idField, textField } from '#platform/wire'

const rate = z.object({
  percent: decimalField,
  fromOn: dayField,
  /** Law or notice that the figure was taken from. */
  source: z.string().nullable(),
})

export const taxCode = z.object({
  id: idField('txc'),
  code: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  /** UNCL 5305, as e-invoices name it. */
  category: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']),
  discountMovesTax: z.boolean(),
  active: z.boolean(),
  /** The latest first. */
  rates: z.array(rate).readonly(),
})

const newRate = {
  percent: decimalField,
  fromOn: dayField,
  source: textField({ max: 200 }).optional(),
}
const rateRefusals = {
  percent_is_impossible: 'A tax rate lies between 0 and 100 per cent. Write 19 for 19 %.',
  rate_begins_already:
    'A rate begins on this day already, and documents may rest on it. Choose the day of the new law.',
}

export const listTaxCodes = endpoint({
  method: 'GET',
  path: '/v1/tax-codes',
  allow: 'catalog.read',
  request: z.object({}),
  response: z.object({ taxCodes: z.array(taxCode) }),
  summary: 'Tax codes with the rates that they have had',
})

export const addTaxCode = endpoint({
  method: 'POST',
  path: '/v1/tax-codes',
  allow: 'settings.edit',
  request: z.object({
    code: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be small letters, digits and hyphens, such as de-reduced'),
    name: textField({ max: 120 }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be a country of ISO 3166 such as DE')
      .nullable(),
    category: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']),
    discountMovesTax: z.boolean().default(true),
    ...newRate,
  }),
  response: taxCode,
  refusals: { ...rateRefusals, tax_code_is_taken: 'This word stands for another tax code. Choose another one.' },
  summary: 'Add a tax code with its first rate',
})

export const addTaxRate = endpoint({
  method: 'POST',
  path: '/v1/tax-codes/:taxCodeId/rates',
  allow: 'settings.edit',
  request: z.object({ taxCodeId: idField('txc'), ...newRate }),
  response: taxCode,
  refusals: rateRefusals,
  summary: 'Add a rate from a day on; what was issued before keeps the one it has',
})

export const changeTaxCode = endpoint({
  method: 'PATCH',
  path: '/v1/tax-codes/:taxCodeId',
  allow: 'settings.edit',
  request: z.object({ taxCodeId: idField('txc'), active: z.boolean() }),
  response: taxCode,
  summary: 'Rest a tax code, so that nobody chooses it any more, or take it into use again',
})

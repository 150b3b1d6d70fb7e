import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, decimalField, idField, textField } from '#platform/wire'

const kindField = z.enum(['quote', 'order', 'delivery', 'invoice', 'credit_note'])

export const series = z.object({
  entityId: idField('ent'),
  kind: kindField,
  /** 'standard', or 'imported' for what was numbered elsewhere. */
  name: z.string(),
  pattern: z.string(),
  gapless: z.boolean(),
  /** The number that would be given today; null for numbers of other systems. */
  next: z.string().nullable(),
  /** How many numbers were given, over all years. */
  given: countField,
  version: countField,
})

export const listSeries = endpoint({
  method: 'GET',
  path: '/v1/series',
  allow: 'company.read',
  request: z.object({ entityId: idField('ent').optional() }),
  response: z.object({ series: z.array(series) }),
  summary: 'The number series and the number that each gives next',
})

export const changeSeries = endpoint({
  method: 'PATCH',
  path: '/v1/series/:entityId/:kind',
  allow: 'settings.edit',
  versioned: true,
  request: z.object({
    entityId: idField('ent'),
    kind: kindField,
    pattern: textField({ max: 60 }),
    /** Where the numbers of another system are carried on; only before the first one is given. */
    next: z.int().min(1).max(999_999_999).optional(),
  }),
  response: series,
  refusals: {
    pattern_is_wrong: 'The pattern needs the running number once. RE-{yyyy}-{00000} gives RE-2026-00001.',
    series_has_begun:
      'Numbers of this series are on documents already, so neither gaps nor repeats may arise. Its pattern and next number stay.',
    series_is_missing: 'There is no such series. Look at the list of series.',
    pattern_is_in_use: 'Another series gives the same numbers. Choose another beginning.',
  },
  summary: 'Set the pattern of a series, and its next number, before the first number is given',
})

const rate = z.object({
  currency: currencyField,
  base: currencyField,
  day: dayField,
  rate: decimalField,
  source: z.string(),
})

export const listRates = endpoint({
  method: 'GET',
  path: '/v1/exchange-rates',
  allow: 'company.read',
  request: z.object({ day: dayField.optional() }),
  response: z.object({ day: dayField, rates: z.array(rate) }),
  summary: 'The rates of exchange that hold on a day: the latest of each pair that was known by then',
})

export const addRate = endpoint({
  method: 'POST',
  path: '/v1/exchange-rates',
  allow: 'settings.edit',
  request: z.object({
    currency: currencyField,
    base: currencyField,
    day: dayField,
    rate: decimalField,
    source: textField({ max: 120 }),
  }),
  response: rate,
  refusals: {
    rate_is_not_positive: 'A rate is more than zero. Say how much of the second currency one of the first is worth.',
    currencies_are_the_same: 'A currency is always worth itself. Choose two different ones.',
    day_is_in_the_future: 'This day is still to come. Rates are entered when they are published.',
  },
  summary: 'Enter a rate of exchange: one unit of the currency is worth so much of the base',
})

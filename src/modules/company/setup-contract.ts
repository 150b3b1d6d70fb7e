import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { currencyField, dayField, idField, textField } from '#platform/wire'
import { countryField, emailField, passwordField, patternFields, zoneField } from './fields.ts'
import { accountRefusals, entityRefusals, userRefusals } from './refusals.ts'

/** What the first run needs to know before it asks anything. */
export const readSetup = endpoint({
  method: 'GET',
  path: '/v1/setup',
  allow: 'public',
  request: z.object({}),
  response: z.object({
    /** True until the first administrator is there. */
    needed: z.boolean(),
    /** There already when files were imported before anybody signed in; then only the administrator is missing. */
    company: z.object({ name: z.string() }).nullable(),
    today: dayField,
    /** What usually holds for a seller of a country. */
    countries: z.array(
      z.object({
        country: countryField,
        currency: currencyField,
        zone: z.string(),
        language: z.string(),
        patterns: z.object(patternFields),
      }),
    ),
  }),
  summary: 'Whether the company still wants to be set up, and what usually holds in each country',
})

/** The first administrator, and with them the company. */
export const setUp = endpoint({
  method: 'POST',
  path: '/v1/setup',
  allow: 'public',
  money: true,
  request: z.object({
    administrator: z.object({
      name: textField(),
      email: emailField,
      password: passwordField,
      language: z.enum(['en', 'de']).optional(),
      /** Nobody else is there yet: they are finance lead as well, until another administrator takes that back. */
      worksAlone: z.boolean().default(false),
    }),
    /** The first seller; left out where an import has made one. */
    entity: z
      .object({
        name: textField(),
        country: countryField,
        currency: currencyField,
        zone: zoneField,
        addressLines: z
          .array(textField({ max: 120 }))
          .max(6)
          .optional(),
        vatNumber: textField({ max: 40 }).optional(),
        taxNumber: textField({ max: 40 }).optional(),
        patterns: z.object(patternFields),
      })
      .optional(),
    bankAccount: z.object({ iban: textField({ max: 60 }), bic: textField({ max: 20 }).optional() }).optional(),
  }),
  response: z.object({ staffId: idField('stf'), entityId: idField('ent').nullable() }),
  refusals: {
    ...entityRefusals,
    ...accountRefusals,
    ...userRefusals,
    administrator_exists: 'This company has an administrator already. Sign in, or ask them for an invitation.',
    company_is_missing: 'There is no company yet. Say which one sells, in which country and currency.',
    company_exists: 'The company is there already. Leave the entity out; further ones are added in the settings.',
  },
  summary: 'Set up the company: first administrator, first seller, bank account, number series, tax codes',
})

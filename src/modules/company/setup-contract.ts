import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { currencyField, dayField, idField, textField } from '#platform/wire'
import { countryField, emailField, passwordField, patternFields, zoneField } from './fields.ts'

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
    administrator_exists: 'This company has an administrator already. Sign in, or ask them for an invitation.',
    company_is_missing: 'There is no company yet. Say which one sells, in which country and currency.',
    company_exists: 'The company is there already. Leave the entity out; further ones are added in the settings.',
    email_is_taken: 'Somebody with this e-mail address is known already. Take another one.',
    password_is_too_short: 'The password is too short. Take at least 12 signs.',
    password_is_too_long: 'The password is too long. Take at most 128 signs.',
    country_is_unknown: 'We do not know the customs of this country. Say which currency and time zone hold.',
    zone_is_unknown: 'There is no such time zone. Take one such as Europe/Berlin.',
    vat_number_is_malformed: 'This cannot be a VAT number of that country. Compare it with the example.',
    tax_number_is_malformed: 'This cannot be a tax number of that country. Compare it with the example.',
    pattern_is_wrong: 'The pattern needs the running number once, such as {00000}. Compare it with the example.',
    iban_is_wrong: 'The check figures of the IBAN do not fit. Perhaps two digits changed places.',
    bic_is_wrong: 'A BIC has 8 or 11 letters and digits. Leave it out where you do not know it.',
  },
  summary: 'Set up the company: first administrator, first seller, bank account, number series, tax codes',
})

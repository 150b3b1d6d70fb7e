import { z } from 'zod'
import { idField, textCodec, textField } from '#platform/wire'
import { formatTerms, parseTerms, type Terms } from './terms.ts'

/** '2/10,net:30' outside. */
export const termsField = textCodec<Terms>({
  parse: parseTerms,
  format: formatTerms,
  expected: 'terms such as net:30, net-eom:30, eom-net:30, eom+1 or day:10/25, with 2/10, in front for a discount',
  example: '2/10,net:30',
})

export const countryField = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be a country of ISO 3166 such as DE')
  .meta({ example: 'DE' })

/** A language of ISO 639: letters are written in it if we have it, and in English otherwise. */
export const languageField = z
  .string()
  .regex(/^[a-z]{2}$/, 'must be a language of ISO 639 such as de')
  .meta({ example: 'de' })

export const emailField = textField({ max: 254 }).regex(
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  'must be an address such as ap@example.com',
)

export const colleague = z.object({ id: idField('stf'), name: z.string() })

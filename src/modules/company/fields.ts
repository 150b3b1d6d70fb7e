import { z } from 'zod'
import { textField } from '#platform/wire'

/** Fields that several of this module's contracts have. */
export const countryField = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be a country of ISO 3166 such as DE')
  .meta({ example: 'DE' })
export const zoneField = z.string().min(1).max(60).meta({ example: 'Europe/Berlin' })
export const emailField = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address')
  .meta({ example: 'ida@quellwerk.example' })
export const languageField = z.enum(['en', 'de'])

// The length is judged by the verb, so that the answer is a refusal with a remedy.
export const passwordField = z.string().max(1000)

const patternField = textField({ max: 60 }).meta({ example: 'RE-{yyyy}-{00000}' })
export const patternFields = {
  quote: patternField.optional(),
  order: patternField,
  delivery: patternField,
  invoice: patternField,
  credit_note: patternField,
}

import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, idField, textField } from '#platform/wire'
import { languageField } from './fields.ts'

/** Who is signed in, what they may do and see, and the company's day by its own clock. */
export const readMe = endpoint({
  method: 'GET',
  path: '/v1/me',
  allow: 'signed-in',
  request: z.object({}),
  response: z.object({
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    roles: z.array(z.string()),
    may: z.array(z.string()),
    sees: z.enum(['all', 'own']),
    language: z.string(),
    staffId: idField('stf').nullable(),
    entities: z.array(
      z.object({
        id: idField('ent'),
        name: z.string(),
        currency: currencyField,
        country: z.string(),
        zone: z.string(),
      }),
    ),
    company: z.object({ name: z.string() }),
    today: dayField,
    /** On a test clock the company's day moves only when somebody moves it. */
    testClock: z.boolean(),
    /** Of the person's own record, for changing it. */
    version: countField.nullable(),
  }),
  summary: 'Who I am and what I may do',
})

export const changeMe = endpoint({
  method: 'PATCH',
  path: '/v1/me',
  allow: 'signed-in',
  versioned: true,
  request: z.object({ language: languageField.optional(), phone: textField({ max: 60 }).nullable().optional() }),
  response: z.object({ language: z.string(), phone: z.string().nullable(), version: countField }),
  refusals: { nobody_in_person: 'This key acts for no person. Change a person’s record where they sign in.' },
  summary: 'Change what people may set for themselves: language and telephone',
})

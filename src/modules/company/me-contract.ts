import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { currencyField, dayField, idField } from '#platform/wire'

/** Who is signed in, what they may do and see, and the company's day by its own clock. */
export const readMe = endpoint({
  method: 'GET',
  path: '/v1/me',
  allow: 'signed-in',
  request: z.object({}),
  response: z.object({
    name: z.string(),
    email: z.string().nullable(),
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
  }),
  summary: 'Who I am and what I may do',
})

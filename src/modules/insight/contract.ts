import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { textField } from '#platform/wire'

export const hitKinds = ['order', 'invoice', 'customer', 'product', 'receipt'] as const

export const search = endpoint({
  method: 'GET',
  path: '/v1/search',
  allow: 'signed-in',
  request: z.object({ text: textField({ max: 100 }) }),
  response: z.object({
    hits: z.array(z.object({ kind: z.enum(hitKinds), id: z.string(), title: z.string(), detail: z.string() })),
  }),
  summary: 'Find anything by its number, name, amount or reference',
})

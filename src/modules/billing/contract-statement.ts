import { z } from 'zod'
import { downloadEndpoint } from '#platform/endpoint'
import { currencyField, dayField, idField, momentField } from '#platform/wire'

export const statementPaper = downloadEndpoint({
  method: 'GET',
  path: '/v1/customers/:customerId/statement/pdf',
  allow: 'statement.read',
  types: ['application/pdf'],
  request: z.object({
    customerId: idField('cus'),
    entityId: idField('ent'),
    currency: currencyField,
    asAt: dayField.optional(),
    basis: z.enum(['value', 'posting']).default('value'),
    knownAt: momentField.optional(),
  }),
  summary: 'The statement of account as the customer gets it; for one day and one knowledge the same bytes every time',
})

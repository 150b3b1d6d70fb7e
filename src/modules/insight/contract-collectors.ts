import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, idField, moneyField } from '#platform/wire'
import { documentSums, leagueDocument, ofQuarter } from './contract-fields.ts'

export const collectorCells = ['collected', 'overdue', 'cases'] as const

export const readCollectors = endpoint({
  method: 'GET',
  path: '/v1/league/collectors',
  allow: 'portfolio.read',
  request: z.object(ofQuarter),
  response: z.object({
    currency: currencyField,
    from: dayField,
    through: dayField,
    rows: z.array(
      z.object({
        staffId: idField('stf'),
        name: z.string(),
        accounts: countField,
        /** Gross, by value day: at most ten days after the due day, and later. */
        prompt: moneyField,
        slow: moneyField,
        /** Undisputed and past its day at the end of the quarter, or today. */
        overdue: moneyField,
        overdueAccounts: countField,
        /** Days of the oldest. */
        oldestDays: countField,
        cases: countField,
        casesInTime: countField,
        /** Lines of the customer report: signed in the quarter, accepted, and those that led to a paid order in it. */
        signed: countField,
        accepted: countField,
        paidLines: countField,
      }),
    ),
  }),
  summary: 'Collectors and their accounts in a quarter, by name and without ranks; collectors see themselves',
})

export const listCollectorDocuments = listEndpoint({
  path: '/v1/league/collectors/documents',
  allow: 'portfolio.read',
  filters: z.object({
    ...ofQuarter,
    cell: z.enum(collectorCells),
    staffId: idField('stf').optional(),
    counted: z.boolean().optional(),
  }),
  sorts: ['day', 'amount', 'number'],
  row: leagueDocument,
  sums: documentSums,
  summary: 'The documents behind a collector’s figure; they add up to it',
})

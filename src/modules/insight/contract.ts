import { z } from 'zod'
import { downloadEndpoint, endpoint, listEndpoint } from '#platform/endpoint'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  momentField,
  moneyField,
  textField,
} from '#platform/wire'
import { documentSums, leagueDocument, ofQuarter, ofSpan, spanKinds } from './contract-fields.ts'

export const hitKinds = ['order', 'quote', 'invoice', 'customer', 'product', 'receipt', 'dispute'] as const

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

/** The figures that are made of documents. */
export const leagueCells = ['cash', 'leak', 'invoices', 'customers', 'dispute', 'debt', 'cohort', 'queries'] as const

const range = z.object({ estimate: decimalField, low: decimalField, high: decimalField })
const counts = {
  cash: moneyField,
  leak: moneyField,
  quota: moneyField.nullable(),
  quotaPercent: decimalField.nullable(),
  invoices: countField,
  customers: countField,
  inDispute: countField,
  ownCause: countField,
  /** Own causes that nobody has decided yet. */
  provisional: countField,
  /** Disputes that ended in the quarter and were this person's. */
  decidedOurs: countField,
  inDebt: countField,
  cohort: countField,
  cohortRight: countField,
  queries: countField,
  queriesInTime: countField,
  rightPercent: decimalField.nullable(),
}

const everybody = z.object({
  ...counts,
  disputePercent: decimalField.nullable(),
  debtPercent: decimalField.nullable(),
})

export const readLeague = endpoint({
  method: 'GET',
  path: '/v1/league',
  allow: 'league.read',
  request: z.object(ofSpan),
  response: z.object({
    currency: currencyField,
    span: z.enum(spanKinds),
    from: dayField,
    through: dayField,
    /** First-time-right is read one quarter later: the days of the bills that are judged. */
    cohortFrom: dayField,
    cohortThrough: dayField,
    /** Only quarters are frozen; any other span is as it is known today. */
    frozenAt: momentField.nullable(),
    people: countField,
    rows: z.array(
      z.object({
        staffId: idField('stf'),
        name: z.string(),
        rank: countField,
        moved: z.int().nullable(),
        changePercent: decimalField.nullable(),
        ...counts,
        dispute: range,
        debt: range,
        firstTimeRight: range,
        band: z.enum(['better', 'as_the_rest', 'needs_help', 'too_few']),
      }),
    ),
    all: everybody,
    /** The same of the span before; null where nobody had a deal then. */
    before: everybody.nullable(),
    mayEditQuotas: z.boolean(),
  }),
  summary:
    'Who collected how much on his deals, and how right they were, with ranges that are fair to small samples; a quarter is frozen once it is over',
})

export const exportLeague = downloadEndpoint({
  method: 'GET',
  path: '/v1/league/export',
  allow: 'league.read',
  request: z.object(ofSpan),
  types: ['text/csv; charset=utf-8'],
  summary: 'The league table of a span as a file, a row for each person whom the asker may see',
})

export const listLeagueDocuments = listEndpoint({
  path: '/v1/league/documents',
  allow: 'league.read',
  filters: z.object({
    ...ofSpan,
    cell: z.enum(leagueCells),
    /** Without one, of everybody whom the asker may see. */
    staffId: idField('stf').optional(),
    counted: z.boolean().optional(),
  }),
  sorts: ['day', 'amount', 'number'],
  row: leagueDocument,
  sums: documentSums,
  summary: 'The documents behind a figure of the league; they add up to it, also after the quarter is frozen',
})

const quota = z.object({
  staffId: idField('stf'),
  name: z.string(),
  quota: moneyField.nullable(),
  version: countField,
})

export const listQuotas = endpoint({
  method: 'GET',
  path: '/v1/league/quotas',
  allow: 'league.quota',
  request: z.object(ofQuarter),
  response: z.object({
    currency: currencyField,
    from: dayField,
    through: dayField,
    frozen: z.boolean(),
    people: z.array(quota),
  }),
  summary: 'What each salesperson is to bring in, in a quarter',
})

export const setQuota = endpoint({
  method: 'PUT',
  path: '/v1/league/quotas/:staffId',
  allow: 'league.quota',
  versioned: true,
  request: z.object({ ...ofQuarter, staffId: idField('stf'), quota: moneyField.nullable() }),
  response: quota,
  refusals: {
    quarter_is_frozen: 'The league of this quarter is frozen, with its quotas. Set the next quarter’s.',
    quota_is_not_positive: 'A quota is more than nothing. Leave it empty for no quota.',
    quota_currency_differs: 'The quota is in another currency than the company. Give it in the company’s currency.',
    person_does_not_sell: 'This person does not sell. Give him the role first, or choose somebody else.',
  },
  summary: 'Set, change or take away what somebody is to bring in; version 0 is none yet',
})

export { listCollectorDocuments, readCollectors } from './contract-collectors.ts'

export * from './contract-board.ts'
export { readDeal } from './contract-deal.ts'

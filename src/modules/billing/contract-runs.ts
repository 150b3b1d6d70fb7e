import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, currencyField, dayField, decimalField, idField, moneyField, momentField } from '#platform/wire'
import { actor } from './contract-documents.ts'

const sums = z.array(z.object({ currency: currencyField, net: moneyField, tax: moneyField, gross: moneyField }))

export const billingRun = z.object({
  id: idField('run'),
  entityId: idField('ent').nullable(),
  untilOn: dayField,
  state: z.enum(['waiting', 'running', 'stopped', 'done', 'failed']),
  asked: actor,
  startedAt: momentField.nullable(),
  endedAt: momentField.nullable(),
  /** How many bills it found to write when it began, and how many it has written. */
  bills: countField,
  documents: countField,
  lines: countField,
  heldBack: countField,
  longestHoldMs: countField,
  error: z.string().nullable(),
  sums,
})

export const startBillingRun = endpoint({
  method: 'POST',
  path: '/v1/billing-runs',
  allow: 'invoice.issue',
  money: true,
  request: z.object({ until: dayField, entityId: idField('ent').optional() }),
  response: billingRun,
  refusals: {
    day_is_in_the_future: 'This day has not come yet. Bill until today or an earlier day.',
    run_is_under_way: 'A billing run is at work already. Wait until it has ended.',
  },
  summary: 'Bill all that was supplied until a day and is not held back',
})

export const showBillingRun = endpoint({
  method: 'GET',
  path: '/v1/billing-runs/:runId',
  allow: 'invoice.read',
  request: z.object({ runId: idField('run') }),
  response: billingRun,
  summary: 'A billing run: how far it is, or what it did',
})

export const stopBillingRun = endpoint({
  method: 'POST',
  path: '/v1/billing-runs/:runId/stop',
  allow: 'invoice.issue',
  request: z.object({ runId: idField('run') }),
  response: billingRun,
  refusals: { run_has_ended: 'This run has ended. There is nothing left to stop.' },
  summary: 'Stop a billing run: what is billed stays billed, the rest waits',
})

export const takeUpBillingRun = endpoint({
  method: 'POST',
  path: '/v1/billing-runs/:runId/take-up',
  allow: 'invoice.issue',
  request: z.object({ runId: idField('run') }),
  response: billingRun,
  refusals: {
    run_is_under_way: 'Another billing run is at work. Wait until it has ended, then take this one up.',
    run_has_not_stopped: 'Only a run that was stopped or that failed is taken up again. Look at what this one did.',
  },
  summary: 'Go on with a billing run that was stopped or that failed; nothing is billed twice',
})

export const listBillingRuns = listEndpoint({
  path: '/v1/billing-runs',
  allow: 'invoice.read',
  filters: z.object({ state: billingRun.shape.state.optional() }),
  sorts: ['askedAt'],
  row: billingRun,
  sums: noSums,
  summary: 'Billing runs, the latest first',
})

export const previewBillingRun = endpoint({
  method: 'GET',
  path: '/v1/billing-run-preview',
  allow: 'invoice.read',
  request: z.object({ until: dayField.optional(), entityId: idField('ent').optional() }),
  response: z.object({
    until: dayField,
    orders: countField,
    bills: countField,
    lines: countField,
    sums,
    taxes: z.array(z.object({ currency: currencyField, percent: decimalField, net: moneyField, tax: moneyField })),
    channels: z.array(
      z.object({ channel: z.enum(['email', 'post', 'portal', 'einvoice', 'none']), bills: countField }),
    ),
    /** The largest bills first; no more than fifty of them. */
    rows: z.array(
      z.object({
        customerId: idField('cus'),
        customerName: z.string(),
        ourOrder: z.string().nullable(),
        poNumber: z.string().nullable(),
        channel: z.enum(['email', 'post', 'portal', 'einvoice', 'none']),
        lines: countField,
        net: moneyField,
        gross: moneyField,
        dueOn: dayField,
      }),
    ),
    heldBack: z.object({ orders: countField, net: z.array(moneyField) }),
    /** The run before this one, to see what differs. */
    lastRun: billingRun.nullable(),
  }),
  refusals: { day_is_in_the_future: 'This day has not come yet. Bill until today or an earlier day.' },
  summary: 'What a billing run would do now: nothing is written',
})

import { queryOptions, useMutation } from '@tanstack/react-query'
import { z } from 'zod'
import { askOptions, call, type ApiProblem } from '#web'
import type { Answers } from './answers.ts'

const patterns = z.object({ order: z.string(), delivery: z.string(), invoice: z.string(), credit_note: z.string() })

const readSetup = {
  method: 'GET',
  path: '/v1/setup',
  request: z.object({}),
  response: z.object({
    /** True until the first administrator is there. */
    needed: z.boolean(),
    today: z.string(),
    /** What usually holds for a seller of a country. */
    countries: z.array(
      z.object({ country: z.string(), currency: z.string(), zone: z.string(), language: z.string(), patterns }),
    ),
  }),
}

const setUp = {
  method: 'POST',
  path: '/v1/setup',
  request: z.object({
    administrator: z.object({ name: z.string(), email: z.string(), password: z.string() }),
    entity: z.object({
      name: z.string(),
      country: z.string(),
      currency: z.string(),
      zone: z.string(),
      vatNumber: z.string().optional(),
      taxNumber: z.string().optional(),
      patterns,
    }),
    bankAccount: z.object({ iban: z.string(), bic: z.string().optional() }).optional(),
  }),
  response: z.unknown(),
}

export type Setup = z.input<typeof readSetup.response>
export type CountryCustoms = Setup['countries'][number]
type SetUpRequest = z.input<typeof setUp.request>

export const setupOptions = queryOptions(askOptions(readSetup, {}))

export const useSetUp = (done: () => void) =>
  useMutation<unknown, ApiProblem, Answers>({
    mutationFn: (answers) => call(setUp, requestOf(answers), { idempotencyKey: 'first-run' }),
    onSuccess: done,
  })

function requestOf(answers: Answers): SetUpRequest {
  const { name, email, password, company, country, currency, zone, vatNumber, taxNumber, iban, bic, patterns } = answers
  return {
    administrator: { name: name.trim(), email: email.trim(), password },
    entity: {
      name: company.trim(),
      country,
      currency,
      zone,
      patterns,
      ...(vatNumber.trim() === '' ? {} : { vatNumber: vatNumber.trim() }),
      ...(taxNumber.trim() === '' ? {} : { taxNumber: taxNumber.trim() }),
    },
    ...(iban.trim() === '' ? {} : { bankAccount: { iban, ...(bic.trim() === '' ? {} : { bic }) } }),
  }
}

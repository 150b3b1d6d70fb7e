import { z } from 'zod'
import { formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'
import type { BonusPlan } from './collector-bonus.ts'
import type { Terms } from './terms.ts'

const decimal = z.string().transform(parseDecimal)
const whole = z.string().transform(BigInt)

const terms = z.object({
  quota: whole,
  tiers: z.array(z.object({ upToPercent: decimal.nullable(), addPercent: decimal })),
  quality: z
    .object({
      lowest: decimal,
      highest: decimal,
      leastInvoices: z.number(),
      perDispute: decimal,
      perDayLate: decimal,
    })
    .nullable(),
  draw: whole,
  takeBackDays: z.number().nullable(),
  reverses: z.object({ ours: z.boolean(), theirs: z.boolean(), neither: z.boolean() }),
  relationship: z.enum(['employee', 'agent']),
  deductionsNeedConsent: z.boolean(),
  expectedPercent: decimal,
})
const bonus = z.object({
  promptPercent: decimal,
  promptDays: z.number(),
  latePercent: decimal,
  perDispute: whole,
  perReportLine: whole,
  cap: whole,
})
const stored = terms.extend({ bonus: bonus.nullable() })

/** Terms as a plan keeps them: decimals and cents as text. */
export const storedTerms = ({ terms, bonus }: { readonly terms: Terms; readonly bonus: BonusPlan | null }) =>
  plain({ ...terms, bonus })

export function termsFrom(row: unknown): { readonly terms: Terms; readonly bonus: BonusPlan | null } {
  const { bonus, ...terms } = stored.parse(row)
  return { terms, bonus }
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  if (isDecimal(value)) return formatDecimal(value)
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}

const isDecimal = (value: object): value is Decimal => 'digits' in value && 'scale' in value

import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { badFile } from '../refusals.ts'

/** A column by the name in its header, or by its place from 1 where there is no header (or the name is empty). */
const column = z.union([z.string().min(1), z.int().min(1).max(200)])
const text = z.string().min(1).max(200)
const pattern = z
  .string()
  .min(1)
  .max(500)
  .refine((source) => isPattern(source), 'is not a regular expression')

const columns = z.strictObject({
  booked: column,
  value: column.optional(),
  /** One signed amount; or an amount and a sign; or a column each for what went out and what came in. */
  amount: column.optional(),
  sign: column.optional(),
  debit: column.optional(),
  credit: column.optional(),
  balance: column.optional(),
  currency: column.optional(),
  account: column.optional(),
  statementId: column.optional(),
  reference: column.optional(),
  endToEndId: column.optional(),
  creditorReference: column.optional(),
  mandate: column.optional(),
  /** The other side of a line; with `payee`, only of what came in. */
  payer: column.optional(),
  payee: column.optional(),
  payerAccount: column.optional(),
  remittance: z.array(column).max(20).optional(),
  bankCode: column.optional(),
  originalAmount: column.optional(),
  originalCurrency: column.optional(),
})

const mappingShape = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    bank: text,
    /** Columns that the header row must have; {currency} in a name stands for any currency code. */
    header: z.array(text).min(2).max(100).optional(),
    /** Without a header: a regular expression for each column of the first row. */
    rows: z.array(pattern).min(2).max(100).optional(),
    delimiter: z.enum([',', ';', '\t', '|']),
    /** For bytes that are neither UTF-8 nor marked. */
    encoding: text.optional(),
    columns,
    /** 'DD.MM.YYYY'. Without it the file itself must decide between day and month, else it is refused. */
    dates: z
      .string()
      .regex(/^(?:YYYY|YY|MMM|MM|DD|[-./, ])+$/)
      .optional(),
    decimal: z.enum([',', '.']).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    /** What the sign column says for a debit and for a credit, and what it means when it says neither. */
    signs: z
      .strictObject({
        debit: z.array(text).default([]),
        credit: z.array(text).default([]),
        otherwise: z.enum(['debit', 'credit', 'refuse']).default('refuse'),
      })
      .optional(),
    /** Credit cards: what was spent is positive in the file. */
    inverseSign: z.boolean().default(false),
    /** Rows that the bank only announces. */
    pending: z.strictObject({ column, values: z.array(text).min(1) }).optional(),
    /** Rows that are no bookings at all: totals, notices. */
    ignore: z.array(pattern).default([]),
    /** Where the lines above the header say the account: the first group of a regular expression. */
    accountAbove: pattern.optional(),
    /** The remittance text holds EREF+, SVWZ+ and their like, as German banks write them. */
    sepaTags: z.boolean().default(false),
  })
  .refine((mapping) => mapping.header || mapping.rows, 'needs "header" or "rows"')
  .refine(
    ({ columns }) => columns.amount !== undefined || (columns.debit !== undefined && columns.credit !== undefined),
    'needs the column "amount", or "debit" and "credit"',
  )
  .refine(
    ({ columns, signs }) => (columns.sign === undefined) === (signs === undefined),
    '"sign" and "signs" go together',
  )

export type CsvMapping = z.infer<typeof mappingShape>
export type CsvColumns = CsvMapping['columns']
export type Column = z.infer<typeof column>

/** A mapping of the user's own, as JSON text. */
export function parseMapping(json: string): CsvMapping {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch (error) {
    throw badFile('csv_mapping_is_wrong', { reason: error instanceof Error ? error.message : 'it is not JSON' })
  }
  const parsed = mappingShape.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw badFile('csv_mapping_is_wrong', { reason: `${issue?.path.join('.') || 'the mapping'}: ${issue?.message}` })
}

let presets: readonly CsvMapping[] | null = null

/** The mappings that come with the product, one file a bank. The more columns one asks for, the earlier it is tried. */
export function presetMappings(): readonly CsvMapping[] {
  const folder = new URL('../csv-mappings/', import.meta.url)
  presets ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => parseMapping(readFileSync(new URL(name, folder), 'utf8')))
    .toSorted((a, b) => width(b) - width(a))
  return presets
}

const width = (mapping: CsvMapping) => mapping.header?.length ?? 0

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}

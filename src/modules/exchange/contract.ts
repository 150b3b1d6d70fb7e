import { z } from 'zod'
import { downloadEndpoint, listEndpoint, noSums, uploadEndpoint } from '#platform/endpoint'
import { countField, idField, momentField, textCodec } from '#platform/wire'

/** What a list from anywhere may hold; other presets are for the command line. */
export const listedPresets = ['customers', 'products', 'open-invoices'] as const
const presetField = z.enum(listedPresets)

/** 'number:0,name:3': which column, counted from 0, stands for which field. */
const columnsField = textCodec<ReadonlyMap<string, number>>({
  parse: (text) => {
    const pairs = text.split(',').map((pair) => pair.split(':'))
    return new Map(pairs.map(([field = '', column]) => [field, Number(column)]))
  },
  format: (columns) => [...columns].map(([field, column]) => `${field}:${column}`).join(','),
  expected: 'fields with their columns such as number:0,name:3',
  example: 'number:0,name:3',
  pattern: /^[A-Za-z]{1,20}:\d{1,3}(,[A-Za-z]{1,20}:\d{1,3})*$/,
})

const datesField = z
  .string()
  .max(20)
  .regex(/^(?:YYYY|YY|MMM|MM|DD|[-./, ])+$/, 'must be how days are written, such as DD/MM/YYYY')
const decimalMark = z.enum(['.', ','])

const column = z.object({
  /** Counted from 0. */
  column: countField,
  header: z.string(),
  field: z.string().nullable(),
  examples: z.array(z.string()),
})

const understood = z.object({
  rowsSeen: countField,
  columns: z.array(column),
  fields: z.array(z.object({ field: z.string(), needed: z.boolean() })),
  /** Nothing can be taken before a column is assigned to each of these. */
  missing: z.array(z.string()),
  /** Every way in which all of them can be read: with several, somebody must say which. */
  dates: z.object({ choices: z.array(z.string()), chosen: z.string().nullable() }),
  decimal: z.object({ choices: z.array(decimalMark), chosen: decimalMark.nullable() }),
})

const counts = z.object({ read: countField, taken: countField, known: countField, rejected: countField })

const reject = z.object({
  line: countField,
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
  remedy: z.string(),
})

const fileRefusals = {
  preset_is_unknown: 'There is no such kind of list. Take one that the document names.',
  file_is_not_text: 'This is not a table in text form but {found}. Save the sheet as CSV, and give that file.',
  file_is_unreadable: 'The file cannot be read: {reason}. {remedy}',
  file_is_malformed:
    'The file cannot be taken apart near line {line}. Close the quotes in that line, or save the file again as CSV.',
  column_is_unknown: 'The file or the list has no such column: {field}. Assign the columns anew.',
  column_is_used_twice: 'The column {column} stands for two things. Assign it to one of them.',
  header_is_unknown: 'No column stands for {missing}. Say which column it is.',
  days_are_ambiguous: 'The days can be read in two ways: {choices}. Say how they are written.',
  amounts_are_ambiguous: 'The amounts can be read in two ways: {choices}. Say what parts the decimals.',
  company_is_unknown: 'There is no company here yet that sells. Set it up first.',
  entity_is_open: 'Several companies sell here. Choose the one whose data this is.',
}

export const importFile = uploadEndpoint({
  method: 'POST',
  path: '/v1/imports',
  allow: 'import.run',
  money: true,
  largest: 32 * 2 ** 20,
  request: z.object({
    preset: presetField,
    /** Tries everything and keeps nothing. */
    dryRun: z.boolean().default(false),
    entityId: idField('ent').optional(),
    columns: columnsField.optional(),
    dates: datesField.optional(),
    decimal: decimalMark.optional(),
  }),
  response: z.object({
    /** Null for a trial. */
    runId: idField('imp').nullable(),
    understood,
    /** Null when a trial must first be told what a column is, or how days or amounts are written. */
    counts: counts.nullable(),
    /** The first twenty; the file of the run has all. */
    rejects: z.array(reject),
  }),
  refusals: fileRefusals,
  summary: 'Take over a list of customers, products or open invoices, or try what would become of it',
})

export const listImports = listEndpoint({
  path: '/v1/imports',
  allow: 'import.run',
  filters: z.object({ preset: z.string().max(40).optional() }),
  sorts: ['startedAt'],
  row: counts.extend({
    id: idField('imp'),
    preset: z.string(),
    fileNames: z.array(z.string()),
    startedAt: momentField,
    /** Null when it was cut off; the same file again goes on. */
    endedAt: momentField.nullable(),
    by: z.string().nullable(),
    hasRejects: z.boolean(),
  }),
  sums: noSums,
  summary: 'What was imported, when and by whom',
})

export const readRejects = downloadEndpoint({
  method: 'GET',
  path: '/v1/imports/:runId/rejects',
  allow: 'import.run',
  request: z.object({ runId: idField('imp') }),
  types: ['text/csv'],
  summary: 'The lines of an import that were not taken, with reason and remedy',
})

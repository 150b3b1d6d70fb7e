import { z } from 'zod'

/** Columns of a list's row in the wire's form: money as two, an amount and its currency; what lies deeper under its path. */
export type CsvColumn = {
  readonly name: string
  readonly path: readonly string[]
  /** What stands in it, for files that tell numbers and days from text. */
  readonly kind: 'text' | 'number' | 'amount' | 'day' | 'moment' | 'flag'
}

type Schema = z.core.JSONSchema.BaseSchema
type Part = Schema | boolean | undefined

/** The columns of a contract's row, in the contract's order and under its names. Lists of things have no place in a cell. */
export function columnsOf(row: z.ZodType): CsvColumn[] {
  return columnsIn(z.toJSONSchema(row, { io: 'input', unrepresentable: 'any' }), [])
}

function columnsIn(schema: Schema, path: readonly string[]): CsvColumn[] {
  const plain = withoutNull(schema)
  const names = Object.keys(plain.properties ?? {})
  if (names.length === 0) return isListOfThings(plain) ? [] : [{ name: path.join('.'), path, kind: kindOf(plain) }]
  if (names.length === 2 && names.includes('amount') && names.includes('currency')) return moneyColumns(path)
  return names.flatMap((name) => columnsIn(schemaOf(plain.properties?.[name]), [...path, name]))
}

const moneyColumns = (path: readonly string[]): CsvColumn[] => {
  const name = path.join('.')
  return [
    { name, path: [...path, 'amount'], kind: 'amount' },
    { name: `${name}Currency`, path: [...path, 'currency'], kind: 'text' },
  ]
}

function kindOf({ type, format }: Schema): CsvColumn['kind'] {
  if (type === 'integer' || type === 'number' || format === 'decimal') return 'number'
  if (type === 'boolean') return 'flag'
  if (format === 'date') return 'day'
  return format === 'date-time' ? 'moment' : 'text'
}

const schemaOf = (part: Part): Schema => (typeof part === 'object' ? part : {})

// `nullable` is a choice between the thing and null.
const withoutNull = (schema: Schema): Schema =>
  schemaOf(schema.anyOf?.find((option) => schemaOf(option).type !== 'null') ?? schema)

const isListOfThings = ({ type, items }: Schema) =>
  type === 'array' && withoutNull(schemaOf(Array.isArray(items) ? items[0] : items)).properties !== undefined

/** One line of the file, without its end. */
export const csvLine = (cells: readonly unknown[]): string =>
  cells.map((cell) => quoted(harmless(textOf(cell)))).join(',')

export const csvCells = (columns: readonly CsvColumn[], row: unknown): unknown[] =>
  columns.map(({ path }) => path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), row))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** A value of the wire as one text. */
export function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (Array.isArray(cell)) return cell.map(textOf).join('; ')
  return typeof cell === 'string' ? cell : JSON.stringify(cell)
}

/**
 * A spreadsheet takes a cell that begins with one of these signs for a formula and runs it, wherever the text came from. The
 * apostrophe makes it a text. A negative amount is a number and stays one.
 */
export const harmless = (text: string): string =>
  /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text

const quoted = (text: string): string => (/[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

import { isDay, type Day } from '#kernel/day'
import { parseDecimal, type Decimal } from '#kernel/decimal'
import { exponentOf, money, type Currency, type Money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { dayWritten, minorUnits, writtenAmount } from '#modules/cash'
import type { Row } from './read-rows.ts'
import type { Columns, Format } from './recognise.ts'

/** Reads the fields of a row; a cell that cannot be what it must be refuses with its field and value. */
export type Cells = {
  readonly has: (field: string) => boolean
  /** Without blanks around it; nothing is the empty text. */
  readonly text: (row: Row, field: string) => string
  readonly word: (row: Row, field: string) => string
  readonly day: (row: Row, field: string) => Day
  readonly dayOrNull: (row: Row, field: string) => Day | null
  readonly decimal: (row: Row, field: string) => Decimal
  readonly money: (row: Row, field: string, currency: Currency) => Money
  readonly whole: (row: Row, field: string) => number | null
}

const longestText = 2_000
// The largest sum that still leaves room for a million of its kind in a total.
const largestAmount = 10n ** 15n

export function cellsOf(
  columns: Columns,
  format: Format,
  replace: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Cells {
  const text = (row: Row, field: string): string => {
    const column = columns.get(field)
    const written = column === undefined ? '' : (row.cells[column] ?? '').trim()
    if (written.length > longestText) refuseCell('text_is_too_long', field, written, { limit: longestText })
    if (written.includes('\0')) refuseCell('text_has_a_zero', field, written)
    return replace[field]?.[written] ?? written
  }
  const word = (row: Row, field: string) => text(row, field) || refuseCell('cell_is_empty', field, '')
  const dayOrNull = (row: Row, field: string) => {
    const written = text(row, field)
    return written === '' ? null : dayFrom(written, field, format.dates)
  }
  const decimal = (row: Row, field: string) => decimalFrom(word(row, field), field, format.decimal)
  return {
    has: (field) => columns.has(field),
    text,
    word,
    dayOrNull,
    day: (row, field) => dayOrNull(row, field) ?? refuseCell('cell_is_empty', field, ''),
    decimal,
    money: (row, field, currency) => moneyFrom(decimal(row, field), word(row, field), field, currency),
    whole: (row, field) => wholeFrom(text(row, field), field),
  }
}

export function refuseCell(
  code: string,
  field: string,
  value: string,
  facts: Readonly<Record<string, unknown>> = {},
): never {
  throw new Refused(code, { field, value: value.slice(0, 200), ...facts })
}

function dayFrom(written: string, field: string, pattern: string | null): Day {
  // Nearly all days of all systems are written like this, perhaps with a time behind.
  if (pattern === 'YYYY-MM-DD') {
    const start = written.slice(0, 10)
    if (isDay(start) && /^(?:$|[T ])/.test(written.slice(10))) return start
  }
  return (pattern && dayWritten(written, pattern)) || refuseCell('day_is_unreadable', field, written, { pattern })
}

function decimalFrom(written: string, field: string, mark: '.' | ','): Decimal {
  if (mark === '.' && /^-?\d{1,15}(\.\d{1,9})?$/.test(written)) return parseDecimal(written)
  const read = writtenAmount(written, mark)
  if (!read) return refuseCell('amount_is_unreadable', field, written)
  const digits = read.sign === '-' ? -read.digits : read.digits
  return parseDecimal(`${digits < 0n ? '-' : ''}${padded(digits < 0n ? -digits : digits, read.scale)}`)
}

function padded(digits: bigint, scale: number): string {
  if (scale === 0) return String(digits)
  const text = String(digits).padStart(scale + 1, '0')
  return `${text.slice(0, -scale)}.${text.slice(-scale)}`
}

function moneyFrom(read: Decimal, written: string, field: string, currency: Currency): Money {
  const units = minorUnits(read, currency)
  if (units === null) return refuseCell('amount_is_too_exact', field, written, { currency, most: exponentOf(currency) })
  if (units > largestAmount || units < -largestAmount) return refuseCell('amount_is_too_large', field, written)
  return money(units, currency)
}

function wholeFrom(written: string, field: string): number | null {
  if (written === '') return null
  return /^\d{1,9}(\.0+)?$/.test(written)
    ? Math.trunc(Number(written))
    : refuseCell('number_is_unreadable', field, written)
}

/** Some programs make numbers of what are names: '13047.0' is the customer 13047. */
export const withoutFloat = (text: string): string => text.replace(/^(\d+)\.0+$/, '$1')

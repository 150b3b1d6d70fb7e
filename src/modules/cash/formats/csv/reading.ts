import type { Day } from '#kernel/day'
import type { Currency } from '#kernel/money'
import { foldedKey } from '#kernel/folded'
import { knownCurrency } from '../bank-text.ts'
import type { Decimal, WrittenAmount } from './amount.ts'
import { currencyNamed, decimalsOf, minorUnits, writtenAmount } from './amount.ts'
import type { DayPattern } from './day.ts'
import { dayIn, patternsOf } from './day.ts'
import type { Booking, Role, Sheet } from './sheet.ts'
import { isByWords } from './sheet.ts'
import type { Row } from './table.ts'
import { badFile } from '../refusals.ts'

/** How this file writes days and amounts: by its mapping, else as its rows prove. */
export type Reading = {
  readonly dayOf: (row: Row, role: 'booked' | 'value') => Day | null
  readonly currencyOf: (row: Row) => Currency | null
  readonly amountOf: (row: Row, currency: Currency | null) => bigint
  readonly balanceOf: (row: Row, currency: Currency | null) => bigint | null
  readonly written: (text: string) => WrittenAmount | null
  /** Something in the file tells what came in from what went out. */
  readonly showsSigns: boolean
}

export function readingOf(sheet: Sheet, bookings: readonly Booking[]): Reading {
  const rows = bookings.map(({ row }) => row)
  const pattern = sheet.mapping.dates ?? settledPattern(sheet, rows)
  const constant = constantCurrency(sheet)
  const decimal = sheet.mapping.decimal ?? settledDecimal(sheet, rows, constant)
  const written = (text: string) => writtenAmount(text, decimal)
  const currencies = rows.map((row) => currencyIn(sheet, row, decimal) ?? constant)
  // Where only some amounts carry a symbol, the rest is in the same currency.
  const [only, ...more] = new Set(currencies.filter((currency) => currency !== null))
  const otherwise = more.length === 0 ? (only ?? null) : null
  const sides = sidesOf(sheet, rows)
  const debitsAreSigned = rows.every((row) => isNegativeOrNothing(written(sheet.cell(row, 'debit'))))
  return {
    dayOf: (row, role) => dayAt(sheet, row, role, pattern),
    currencyOf: (row) => currencyIn(sheet, row, decimal) ?? constant ?? otherwise,
    amountOf: (row, currency) => {
      const amount = sheet.has('amount')
        ? oneAmount(sheet, row, { decimal, currency, sides })
        : twoAmounts(sheet, row, { decimal, currency, debitsAreSigned })
      return sheet.mapping.inverseSign ? -amount : amount
    },
    balanceOf: (row, currency) =>
      sheet.cell(row, 'balance') === '' ? null : signedCell(sheet, row, 'balance', decimal, currency),
    written,
    showsSigns:
      !sheet.has('amount') || sides !== null || rows.some((row) => isMarked(written(sheet.cell(row, 'amount')))),
  }
}

const isMarked = (amount: WrittenAmount | null) => amount !== null && (amount.sign !== null || amount.side !== null)
const isNegativeOrNothing = (amount: WrittenAmount | null) => !amount || amount.digits === 0n || amount.sign === '-'

function settledPattern(sheet: Sheet, rows: readonly Row[]): DayPattern {
  const found = (['booked', 'value'] as const).flatMap((role) =>
    rows.map((row) => ({ row, role, text: sheet.cell(row, role) })).filter(({ text }) => text !== ''),
  )
  const patterns = patternsOf(found.map(({ text }) => text))
  const [pattern = 'YYYY-MM-DD', ...others] = patterns
  if (patterns.length === 0 && found.length > 0) {
    // The first that breaks what all before it agree on is the one to show.
    const at = found.findIndex((_, index) => patternsOf(found.slice(0, index + 1).map(({ text }) => text)).length === 0)
    throw unreadableDay(sheet, found[at], 'all other days of the file')
  }
  const [first] = found
  if (others.length > 0 && first) {
    const place = { column: sheet.label(first.role), place: `line ${first.row.line}` }
    throw badFile('csv_days_are_ambiguous', { value: first.text, ...place })
  }
  return pattern
}

function dayAt(sheet: Sheet, row: Row, role: 'booked' | 'value', pattern: DayPattern): Day | null {
  const text = sheet.cell(row, role)
  const day = text === '' ? null : dayIn(text, pattern)
  if (day || (text === '' && (role === 'value' || sheet.cell(row, 'value') !== ''))) return day
  throw unreadableDay(sheet, { row, role, text }, pattern)
}

const unreadableDay = (sheet: Sheet, cell: { row: Row; role: Role; text: string } | undefined, pattern: string) =>
  badFile('csv_day_unreadable', {
    value: cell?.text ?? '',
    column: cell ? sheet.label(cell.role) : '',
    pattern,
    ...(cell && { place: `line ${cell.row.line}` }),
  })

const amountRoles = ['amount', 'debit', 'credit', 'balance'] as const

function settledDecimal(sheet: Sheet, rows: readonly Row[], currency: Currency | null): Decimal {
  const found = amountRoles.flatMap((role) =>
    rows.map((row) => ({ row, role, text: sheet.cell(row, role) })).filter(({ text }) => text !== ''),
  )
  const decimals = decimalsOf(
    found.map(({ text }) => text),
    currency,
  )
  const [decimal = '.', other] = decimals
  if (decimals.length > 0 && other === undefined) return decimal
  const culprit =
    found.find(({ text }) => !writtenAmount(text, '.') && !writtenAmount(text, ',')) ??
    found.find(({ text }) => /[.,]/.test(text))
  if (!culprit) return decimal
  throw badFile(decimals.length === 0 ? 'csv_amount_unreadable' : 'csv_amounts_are_ambiguous', {
    value: culprit.text,
    column: sheet.label(culprit.role),
    place: `line ${culprit.row.line}`,
  })
}

// One currency for the whole file: the bank's own, or the one that the header of the amounts names.
function constantCurrency({ mapping, header, has, label }: Sheet): Currency | null {
  if (mapping.currency !== undefined) return knownCurrency(mapping.currency)
  const name = has('amount') ? label('amount') : header.length > 0 ? label('credit') : ''
  return currencyNamed(name)
}

function currencyIn(sheet: Sheet, row: Row, decimal: Decimal): Currency | null {
  const code = sheet.cell(row, 'currency')
  if (code === '') return writtenAmount(sheet.cell(row, 'amount'), decimal)?.currency ?? null
  const currency = knownCurrency(code.toUpperCase()) ?? writtenAmount(`0 ${code}`, '.')?.currency ?? null
  if (currency) return currency
  throw badFile('csv_currency_unknown', { value: code, column: sheet.label('currency'), place: `line ${row.line}` })
}

type Sides = (text: string) => 'debit' | 'credit' | null

function sidesOf({ mapping, has, cell, ...sheet }: Sheet, rows: readonly Row[]): Sides | null {
  const { signs } = mapping
  if (!signs || !has('sign')) return null
  const [debit, credit] = [new Set(signs.debit.map(foldedKey)), new Set(signs.credit.map(foldedKey))]
  const otherwise = signs.otherwise === 'refuse' ? null : signs.otherwise
  const sides: Sides = (text) => {
    const key = foldedKey(text)
    return debit.has(key) ? 'debit' : credit.has(key) ? 'credit' : otherwise
  }
  // A column that merely has the name of such a column ("Type") says other things.
  const isOther = isByWords({ mapping, has, cell, ...sheet }) && rows.some((row) => sides(cell(row, 'sign')) === null)
  return isOther ? null : sides
}

type HowToRead = { readonly decimal: Decimal; readonly currency: Currency | null }

function oneAmount(sheet: Sheet, row: Row, how: HowToRead & { sides: Sides | null }): bigint {
  const amount = signedCell(sheet, row, 'amount', how.decimal, how.currency)
  if (!how.sides) return amount
  const size = amount < 0n ? -amount : amount
  const side = how.sides(sheet.cell(row, 'sign'))
  if (side !== null) return side === 'debit' ? -size : size
  throw badFile('csv_sign_unknown', {
    value: sheet.cell(row, 'sign'),
    column: sheet.label('sign'),
    place: `line ${row.line}`,
  })
}

// What went out stands in a column of its own, at most banks without a sign, at some with one.
function twoAmounts(sheet: Sheet, row: Row, how: HowToRead & { debitsAreSigned: boolean }): bigint {
  const read = (role: 'debit' | 'credit') =>
    sheet.cell(row, role) === '' ? 0n : signedCell(sheet, row, role, how.decimal, how.currency)
  const [debit, credit] = [read('debit'), read('credit')]
  if (debit !== 0n && credit !== 0n) throw badFile('csv_row_is_in_two_columns', { place: `line ${row.line}` })
  return credit + (how.debitsAreSigned ? debit : -debit)
}

function signedCell(sheet: Sheet, row: Row, role: Role, decimal: Decimal, currency: Currency | null): bigint {
  const text = sheet.cell(row, role)
  const amount = writtenAmount(text, decimal)
  const size = amount && minorUnits(amount, currency)
  if (!amount || size === null) {
    throw badFile('csv_amount_unreadable', { value: text, column: sheet.label(role), place: `line ${row.line}` })
  }
  return amount.sign === '-' || amount.side === 'debit' ? -size : size
}

import { foldedKey } from '#kernel/folded'
import type { Column, CsvColumns, CsvMapping } from './mapping.ts'
import type { Table } from './recognise.ts'
import { columnIndex } from './recognise.ts'
import type { Row } from './table.ts'
import { headerKey } from './table.ts'
import { byWords, vocabulary } from './vocabulary.ts'
import { badFile } from '../refusals.ts'

export type Role = Exclude<keyof CsvColumns, 'remittance'>

/** A table whose cells are asked for by what they mean. */
export type Sheet = {
  readonly mapping: CsvMapping
  readonly header: readonly string[]
  readonly rows: readonly Row[]
  readonly accountAbove: string | null
  readonly has: (role: Role) => boolean
  readonly cell: (row: Row, role: Role) => string
  /** What a person calls the column: its name in the header, else its place. */
  readonly label: (role: Role) => string
  readonly remittance: (row: Row) => readonly string[]
  readonly known: ReadonlySet<number>
}

const required: readonly Role[] = ['booked', 'amount', 'sign', 'debit', 'credit']

export function sheetOf({ mapping, header, rows, accountAbove }: Table): Sheet {
  const indexes = new Map<Role, number>()
  const place = (column: Column) => columnIndex(header, column)
  for (const [role, column] of Object.entries(mapping.columns)) {
    if (!isRole(role) || Array.isArray(column) || column === undefined) continue
    const index = place(column)
    if (index >= 0) indexes.set(role, index)
    else if (required.includes(role)) {
      throw badFile('csv_mapping_does_not_fit', { mapping: mapping.name, missing: String(column) })
    }
  }
  const texts = (mapping.columns.remittance ?? []).map(place).filter((index) => index >= 0)
  return {
    mapping,
    header,
    rows,
    accountAbove,
    has: (role) => indexes.has(role),
    cell: (row, role) => row.cells[indexes.get(role) ?? -1] ?? '',
    label: (role) => {
      const index = indexes.get(role) ?? -1
      return header[index] ? `"${header[index]}"` : String(index + 1)
    },
    remittance: (row) => texts.map((index) => row.cells[index] ?? '').filter((text) => text !== ''),
    known: new Set([...indexes.values(), ...texts]),
  }
}

const isRole = (role: string): role is Role => role !== 'remittance'

/** A row that books something, with the texts of the rows that go on where it ended. */
export type Booking = { readonly row: Row; readonly continued: string[] }

export type Rows = {
  readonly bookings: readonly Booking[]
  readonly pending: number
  readonly notes: readonly string[]
}

/** Tells the bookings from what else banks write into a table: announcements, further lines of text, totals, notices. */
export function bookingsOf(sheet: Sheet): Rows {
  const bookings: Booking[] = []
  const notes: string[] = []
  let pending = 0
  for (const row of sheet.rows) {
    const kind = kindOf(sheet, row)
    if (kind === 'booking') bookings.push({ row, continued: [] })
    else if (kind === 'pending') pending += 1
    else if (kind === 'text' && bookings.length > 0) bookings.at(-1)?.continued.push(...sheet.remittance(row))
    else if (kind !== 'empty') notes.push(`line ${row.line} is no booking: ${row.cells.join(' ').trim().slice(0, 60)}`)
  }
  return { bookings, pending, notes }
}

function kindOf(sheet: Sheet, row: Row): 'booking' | 'pending' | 'text' | 'notice' | 'empty' {
  if (row.cells.every((cell) => cell === '')) return 'empty'
  if (isIgnored(sheet, row)) return 'notice'
  if (isPending(sheet, row)) return 'pending'
  const day = sheet.cell(row, 'booked') || sheet.cell(row, 'value')
  const amount = sheet.cell(row, 'amount') || sheet.cell(row, 'debit') || sheet.cell(row, 'credit')
  if (!/\d/.test(day) && isTotal(row)) return 'notice'
  if (amount !== '' && day !== '') {
    refuseSurplus(sheet, row)
    return 'booking'
  }
  if (amount !== '') return 'booking'
  if (day === '') return sheet.remittance(row).length > 0 ? 'text' : 'notice'
  refuseMovedAmount(sheet, row, day)
  return 'notice'
}

const isIgnored = ({ mapping }: Sheet, row: Row) =>
  mapping.ignore.some((pattern) => new RegExp(pattern, 'u').test(row.cells.join(mapping.delimiter)))

function isPending({ mapping, header }: Sheet, row: Row): boolean {
  if (!mapping.pending) return false
  const index = columnIndex(header, mapping.pending.column)
  const cell = foldedKey(row.cells[index] ?? '')
  return cell !== '' && mapping.pending.values.some((value) => foldedKey(value) === cell)
}

const isTotal = (row: Row) => {
  const first = headerKey(row.cells.find((cell) => cell !== '') ?? '')
  return vocabulary().totals.some((word) => first === word || first.startsWith(`${word} `))
}

// Texts beyond the header mean that a text holds the separator, so that every cell behind it is one place too far.
function refuseSurplus({ mapping, header }: Sheet, row: Row): void {
  const surplus = row.cells.slice(Math.max(header.length, mapping.rows?.length ?? 0, highestPlace(mapping)))
  const text = surplus.find((cell) => cell !== '')
  if (text !== undefined) throw badFile('csv_row_is_too_long', { value: text, place: `line ${row.line}` })
}

const highestPlace = ({ columns, pending }: CsvMapping) =>
  Math.max(0, ...[...Object.values(columns).flat(), pending?.column].filter((column) => typeof column === 'number'))

// A day, no amount, and something like an amount where none belongs: money must not get lost with a missing cell.
function refuseMovedAmount(sheet: Sheet, row: Row, day: string): void {
  const stray = row.cells.some((cell, index) => !sheet.known.has(index) && /^[-+]?\d[\d.,']*[.,]\d\d$/.test(cell))
  if (stray && /^\d/.test(day)) throw badFile('csv_amount_is_missing', { place: `line ${row.line}` })
}

/** The mapping was made from the words of the header, so signs, days and amounts must be proved by the rows. */
export const isByWords = ({ mapping }: Sheet): boolean => mapping.name === byWords

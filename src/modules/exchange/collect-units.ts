import { createHash } from 'node:crypto'
import { Refused } from '#kernel/outcome'
import type { Becoming, ReadLine, Setting, Unit } from './become.ts'
import { refuseCell, type Cells } from './cells.ts'
import type { Row } from './read-rows.ts'
import { rejectOf, type Reject } from './reject.ts'

/** A table of a file, as it is read: with what a row and its cells mean. */
export type Reading<Draft> = {
  readonly file: string
  readonly width: number
  readonly cells: Cells
  readonly setting: Setting
  readonly becoming: Becoming<Draft>
  /** How many rows each unit has in the file, wherever they stand. */
  readonly counts: ReadonlyMap<string, number>
  readonly columnOf: (field: string) => string | null
}

type Open<Draft> = { lines: ReadLine<Draft>[]; rejects: Reject[]; left: number }

const longestKey = 200

/** Puts rows together to units. A unit is given away when its last row was read, so that few are held at a time. */
export function collectUnits<Draft>(reading: Reading<Draft>): (row: Row) => Unit<Draft> | null {
  const open = new Map<string, Open<Draft>>()
  return (row) => {
    const key = keyOf(reading, row)
    const unit = open.get(key) ?? { lines: [], rejects: [], left: reading.counts.get(key) ?? 1 }
    open.set(key, unit)
    readInto(unit, row, reading, key)
    unit.left -= 1
    if (unit.left > 0 && key !== '') return null
    open.delete(key)
    return { key, lines: unit.lines, rejects: unit.rejects }
  }
}

const keyOf = <Draft>({ becoming, cells }: Reading<Draft>, row: Row): string => {
  try {
    return becoming.keyOf(row, cells)
  } catch (error) {
    if (error instanceof Refused) return ''
    throw error
  }
}

/** The unit that a row belongs to, for whoever counts them first; '' for none. */
export const unitKey = keyOf

function readInto<Draft>(unit: Open<Draft>, row: Row, reading: Reading<Draft>, key: string): void {
  const { file, becoming, cells, setting, columnOf } = reading
  try {
    if (row.cells.length > reading.width && row.cells.slice(reading.width).some((cell) => cell.trim() !== '')) {
      throw new Refused('row_is_too_long', { value: row.cells.slice(reading.width).join(' ').slice(0, 200) })
    }
    if (key.length > longestKey) refuseCell('text_is_too_long', 'number', key, { limit: longestKey })
    const draft = becoming.read(row, cells, setting)
    const line = { line: row.line, draft, digest: digestOf(row, reading.width) }
    const [first] = unit.lines
    if (becoming.units === 'record' && first && first.digest !== line.digest) {
      throw new Refused('key_is_twice', { value: key, first: first.line })
    }
    unit.lines.push(line)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    unit.rejects.push(rejectOf({ file, line: row.line }, error, columnOf))
  }
}

// What is in the columns, not how the line was written: quotes and blanks around a cell say nothing.
const digestOf = (row: Row, width: number): string =>
  row.cells
    .slice(0, width)
    .map((cell) => cell.trim())
    .join('\u001F')

/** The fingerprint of a unit: all that was read of its lines, in their order. */
export function unitDigest(lines: readonly Pick<ReadLine<unknown>, 'digest'>[]): Buffer {
  const hash = createHash('sha256')
  for (const { digest } of lines) hash.update(digest).update('\n')
  return hash.digest()
}

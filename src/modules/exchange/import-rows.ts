import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import type { Becoming, Setting, Unit } from './become.ts'
import { cellsOf } from './cells.ts'
import { collectUnits, unitKey, type Reading } from './collect-units.ts'
import { openFile, rowsOf, type Row } from './read-rows.ts'
import { columnNamer, isHeader, type Surveyed } from './survey.ts'
import { linesOf, rejectUnit, takeUnits, type Tally, type Taking } from './take-units.ts'

/** What a run does with chunks and their results. */
export type Run = {
  readonly setting: Setting
  readonly runId: bigint | null
  /** One transaction, or one step of a trial. */
  readonly inChunk: <T>(verb: (work: Work) => Promise<T>) => Promise<T>
  /** Written in the transaction of the chunk. */
  readonly count: (work: Work, tally: Tally) => Promise<void>
  /** Told after the chunk is there to stay. */
  readonly tell: (tally: Tally, progress: { readonly file: string; readonly of: number }) => void
}

// Large enough that a statement's fixed cost disappears, small enough that locks are short and memory flat.
const linesAtOnce = 4_000

/** Imports the rows of one table: chunk by chunk, each in a transaction of its own with what is known of it. */
export async function importRows<Draft>(run: Run, surveyed: Surveyed, becoming: Becoming<Draft>): Promise<void> {
  const { file, table, columns, format } = surveyed
  const cells = cellsOf(columns, format, table.replace)
  const columnOf = columnNamer(surveyed)
  const bare = { file: file.name, width: surveyed.header.length, cells, setting: run.setting, becoming, columnOf }
  const { counts, rows } = await countUnits(surveyed, { ...bare, counts: new Map() })
  const taking = { becoming, setting: run.setting, file, runId: run.runId, columnOf }
  const collect = collectUnits({ ...bare, counts })
  let chunk: Unit<Draft>[] = []
  const take = async () => {
    const units = chunk
    chunk = []
    if (units.length > 0) run.tell(await takeChunk(run, taking, units), { file: file.name, of: rows })
  }
  for await (const row of dataRows(surveyed)) {
    const unit = collect(row)
    if (unit) chunk.push(unit)
    if (unit && linesOf(chunk) >= linesAtOnce) await take()
  }
  await take()
}

async function countUnits<Draft>(surveyed: Surveyed, reading: Reading<Draft>) {
  const counts = new Map<string, number>()
  let rows = 0
  for await (const row of dataRows(surveyed)) {
    const key = unitKey(reading, row)
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
    rows += 1
  }
  return { counts, rows }
}

async function* dataRows(surveyed: Surveyed): AsyncGenerator<Row> {
  const source = await openFile(surveyed.source)
  try {
    for await (const row of rowsOf(source.chunks, surveyed)) if (!isHeader(row, surveyed.header)) yield row
  } finally {
    await source.close()
  }
}

/** All units of a chunk; when one is refused, halves of it, until the one that is refused stands alone and is rejected. */
async function takeChunk<Draft>(run: Run, taking: Taking<Draft>, units: readonly Unit<Draft>[]): Promise<Tally> {
  try {
    return await run.inChunk(async (work) => {
      const tally = await takeUnits(work, taking, units)
      await run.count(work, tally)
      return tally
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const [only] = units
    if (!only || units.length === 1) return rejectChunk(run, taking, units, error)
    const half = Math.ceil(units.length / 2)
    const first = await takeChunk(run, taking, units.slice(0, half))
    const second = await takeChunk(run, taking, units.slice(half))
    return {
      read: first.read + second.read,
      taken: first.taken + second.taken,
      known: first.known + second.known,
      rejects: [...first.rejects, ...second.rejects],
    }
  }
}

async function rejectChunk<Draft>(
  run: Run,
  taking: Taking<Draft>,
  units: readonly Unit<Draft>[],
  why: Refused,
): Promise<Tally> {
  const rejects = units.flatMap((unit) => [...unit.rejects, ...rejectUnit(taking, unit, why)])
  const tally = { read: linesOf(units), taken: 0, known: 0, rejects }
  await run.inChunk((work) => run.count(work, tally))
  return tally
}

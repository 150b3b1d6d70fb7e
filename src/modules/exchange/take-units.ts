import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import type { Becoming, FileFacts, Setting, Unit, UnitToTake } from './become.ts'
import { unitDigest } from './collect-units.ts'
import { rejectOf, type Reject } from './reject.ts'
import { knownRecords, saveKnown, type Known } from './store.ts'

/** How many lines of a chunk were read, and what became of them. */
export type Tally = {
  readonly read: number
  readonly taken: number
  readonly known: number
  readonly rejects: readonly Reject[]
}

export type Taking<Draft> = {
  readonly becoming: Becoming<Draft>
  readonly setting: Setting
  readonly file: FileFacts
  readonly runId: bigint | null
  readonly columnOf: (field: string) => string | null
}

export const linesOf = (units: readonly Unit<unknown>[]) =>
  units.reduce((count, unit) => count + unit.lines.length + unit.rejects.length, 0)

/**
 * Takes units in one piece of work: those that are known already are left, those that are known with other content are rejected or
 * brought up to date, the others become what they are. A refusal of a verb refuses all of them; the caller then tries fewer.
 */
export async function takeUnits<Draft>(
  work: Work,
  taking: Taking<Draft>,
  units: readonly Unit<Draft>[],
): Promise<Tally> {
  const { becoming, setting, file } = taking
  const real = units.flatMap((unit) => withLines(becoming, unit))
  const known = await knownRecords(work.tx, {
    preset: setting.preset.name,
    kind: becoming.kind,
    keys: real.map((unit) => unit.key),
  })
  const sorted = real.map((unit) => ({ unit, digest: unitDigest(unit.lines), before: known.get(unit.key) ?? null }))
  const same = sorted.filter(({ before, digest }) => before !== null && digest.equals(before.digest))
  const changed = sorted.filter(({ before, digest }) => before !== null && !digest.equals(before.digest))
  const fresh = sorted.filter(({ before }) => before === null)
  const toTake = becoming.changes ? [...fresh, ...changed] : fresh
  const outcomes = await becoming.take(
    work,
    setting,
    file,
    toTake.map(({ unit }) => unit),
  )
  const rejects: Reject[] = units.flatMap((unit) => unit.rejects)
  const taken: Known[] = []
  toTake.forEach(({ unit, digest }, index) => {
    const outcome = outcomes[index]
    if (!outcome) throw new Error('fewer answers than units')
    if (outcome.ok) taken.push({ key: unit.key, digest, targetId: outcome.targetId })
    else rejects.push(...rejectUnit(taking, unit, new Refused(outcome.code, outcome.facts)))
  })
  await saveKnown(work.tx, { preset: setting.preset.name, kind: becoming.kind, runId: taking.runId, rows: taken })
  if (!becoming.changes) {
    const code = becoming.units === 'lines' ? 'document_was_taken' : 'record_was_taken'
    for (const { unit } of changed) rejects.push(...rejectUnit(taking, unit, new Refused(code, { value: unit.key })))
  }
  const read = linesOf(units)
  const knownLines = same.reduce((count, { unit }) => count + unit.lines.length, 0) + repeated(becoming, units)
  return { read, taken: read - knownLines - rejects.length, known: knownLines, rejects }
}

// A record that stands twice in a file, word for word, is taken once and known the second time.
function withLines<Draft>(becoming: Becoming<Draft>, unit: Unit<Draft>): UnitToTake<Draft>[] {
  const [first, ...rest] = unit.lines
  if (!first) return []
  return [{ key: unit.key, lines: becoming.units === 'record' ? [first] : [first, ...rest] }]
}

const repeated = <Draft>(becoming: Becoming<Draft>, units: readonly Unit<Draft>[]) =>
  becoming.units === 'lines' ? 0 : units.reduce((count, unit) => count + Math.max(0, unit.lines.length - 1), 0)

export const rejectUnit = <Draft>(
  { file, columnOf }: Pick<Taking<Draft>, 'file' | 'columnOf'>,
  unit: Pick<UnitToTake<Draft>, 'lines'> | Pick<Unit<Draft>, 'lines'>,
  why: Refused,
): Reject[] => unit.lines.map(({ line }) => rejectOf({ file: file.name, line }, why, columnOf))

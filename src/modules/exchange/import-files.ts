import { begin, theSystem, type Begin } from '#platform/work'
import { cameFrom, closeRun, countIn, importWithin, openRun } from './import-run.ts'
import type { Run } from './import-rows.ts'
import type { ImportSource } from './import-source.ts'
import { importTable } from './import-table.ts'
import type { NamedEntity } from './prepare.ts'
import type { Preset } from './preset.ts'
import { rejectFileAt, type RejectFile } from './reject-file.ts'
import { importTurn } from './store.ts'
import { surveyFile, type Said, type Surveyed } from './survey.ts'

export type Progress = { readonly file: string; readonly read: number; readonly of: number }

export type ImportRequest = {
  readonly preset: Preset
  readonly files: readonly ImportSource[]
  readonly named: NamedEntity
  readonly said: Said
  /** Tries everything and keeps nothing. */
  readonly dryRun: boolean
  readonly rejectPath: (runId: bigint | null) => string
  readonly onProgress: (progress: Progress) => void
}

export type ImportResult = {
  readonly runId: bigint | null
  readonly read: number
  readonly taken: number
  readonly known: number
  readonly rejected: number
  readonly rejectFile: string | null
}

/**
 * Imports files by a preset. Each chunk commits by itself together with what is known of it, so an import that is cut off at any
 * moment is simply begun again; whoever imports at the same time comes after. A trial does the same in one transaction that it
 * takes back at the end.
 */
export async function importFiles(from: Begin, request: ImportRequest): Promise<ImportResult> {
  const files: Surveyed[] = []
  for (const file of request.files) files.push(await surveyFile(request.preset, file, request.said))
  const ordered = files.toSorted((a, b) => placeOf(request.preset, a) - placeOf(request.preset, b))
  return request.dryRun ? tryOut(from, request, ordered) : importForGood(from, request, ordered)
}

const placeOf = (preset: Preset, { table }: Surveyed) => preset.tables.findIndex((each) => each.name === table.name)

const options = { who: theSystem('import'), door: 'import', turn: importTurn } as const

async function importForGood(from: Begin, request: ImportRequest, files: readonly Surveyed[]): Promise<ImportResult> {
  const { setting, runId } = await begin(from, options, (work) => openRun(work, request, files))
  const rejects = rejectFileAt(request.rejectPath(runId))
  const counts = counting(request, rejects)
  for (const surveyed of files) {
    const inChunk: Run['inChunk'] = (verb) =>
      begin(from, options, async (work) => {
        await cameFrom(work, request.preset, surveyed)
        return verb(work)
      })
    await importTable({ setting, runId, inChunk, count: countIn(runId), tell: counts.tell }, surveyed)
  }
  const rejectFile = rejects.end()
  const result = { runId, ...counts.sum(), rejectFile }
  await begin(from, options, (work) => closeRun(work, runId, request.preset, result))
  return result
}

/** Thrown to take a trial back; it carries what the trial found. */
class TrialIsOver extends Error {
  readonly result: ImportResult

  constructor(result: ImportResult) {
    super('the trial is over')
    this.name = 'TrialIsOver'
    this.result = result
  }
}

async function tryOut(from: Begin, request: ImportRequest, files: readonly Surveyed[]): Promise<ImportResult> {
  try {
    return await begin(from, options, async (work) => {
      const run = await openRun(work, request, files)
      const rejects = rejectFileAt(request.rejectPath(null))
      const counts = counting(request, rejects)
      await importWithin(work, run, files, counts.tell)
      throw new TrialIsOver({ runId: null, ...counts.sum(), rejectFile: rejects.end() })
    })
  } catch (error) {
    if (error instanceof TrialIsOver) return error.result
    throw error
  }
}

function counting(request: ImportRequest, rejectFile: RejectFile) {
  let sums = { read: 0, taken: 0, known: 0, rejected: 0 }
  const readOf = new Map<string, number>()
  const tell: Run['tell'] = (tally, { file, of }) => {
    rejectFile.add(tally.rejects)
    sums = {
      read: sums.read + tally.read,
      taken: sums.taken + tally.taken,
      known: sums.known + tally.known,
      rejected: sums.rejected + tally.rejects.length,
    }
    const read = (readOf.get(file) ?? 0) + tally.read
    readOf.set(file, read)
    request.onProgress({ file, read, of })
  }
  return { tell, sum: () => sums }
}

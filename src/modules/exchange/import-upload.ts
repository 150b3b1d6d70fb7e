import type { Id } from '#kernel/id'
import { id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { mediaTypeOf } from '#platform/media-type'
import { noteFile } from '#platform/noted-files'
import type { FileIn } from '#platform/wire'
import type { Work } from '#platform/work'
import { entityOf } from '#modules/company'
import { csvLine } from './csv-text.ts'
import { closeRun, importWithin, openRun } from './import-run.ts'
import { uploaded } from './import-source.ts'
import { presetNamed, type Preset } from './preset.ts'
import type { NamedEntity } from './prepare.ts'
import { explainReject, rejectColumns, rejectRow, type Reject } from './reject.ts'
import { backToTrialPoint, takeTurn, trialPoint } from './store.ts'
import { lookAt, surveyFile, type Said, type Surveyed } from './survey.ts'
import { isOpen, understandingOf } from './understanding.ts'

export type Upload = {
  readonly preset: string
  readonly file: FileIn
  readonly dryRun: boolean
  readonly entityId?: Id<'ent'> | undefined
  readonly columns?: ReadonlyMap<string, number> | undefined
  readonly dates?: string | undefined
  readonly decimal?: '.' | ',' | undefined
}

const shown = 20
const largestRejectFile = 256 * 2 ** 20

/** Takes over a list that somebody gives in the browser, all of it in one transaction; or only tries it. */
export async function importUpload(work: Work, upload: Upload) {
  const preset = presetNamed(upload.preset)
  refuseSheets(upload.file)
  const source = uploaded(upload.file)
  const said: Said = {
    columns: upload.columns ?? null,
    dates: upload.dates ?? null,
    decimal: upload.decimal ?? null,
  }
  const look = await lookAt(preset, source, said)
  const understood = understandingOf(look, said)
  if (upload.dryRun && isOpen(understood)) return { runId: null, understood, counts: null, rejects: [] }
  const surveyed = await surveyFile(preset, source, said)
  const run = { preset, surveyed, named: await namedBy(work, upload.entityId) }
  await takeTurn(work.tx)
  const { runId, rejects, counts } = upload.dryRun ? await tryOut(work, run) : await takeOver(work, run)
  return { runId, understood, counts, rejects: rejects.slice(0, shown).map((each) => told(work, each)) }
}

// What a spreadsheet saves by itself is the mistake that everybody makes first, so it has a sentence of its own.
function refuseSheets({ bytes }: FileIn): void {
  const type = mediaTypeOf(bytes)
  const found = otherKinds.find(([start]) => type.startsWith(start))?.[1]
  if (found !== undefined) throw new Refused('file_is_not_text', { found })
}

const otherKinds = [
  ['application/vnd.openxmlformats-officedocument.spreadsheetml', 'an Excel file'],
  ['application/x-cfb', 'an old Excel or Word file'],
  ['application/vnd.', 'an Office file'],
  ['application/zip', 'a ZIP archive'],
  ['application/pdf', 'a PDF'],
  ['image/', 'a picture'],
] as const

async function namedBy(work: Work, entityId: Id<'ent'> | undefined): Promise<NamedEntity> {
  const code = entityId === undefined ? null : (await entityOf(work.tx, entityId)).code
  return { code, company: null, country: null, currency: null }
}

type Taking = { readonly preset: Preset; readonly surveyed: Surveyed; readonly named: NamedEntity }

async function takeOver(work: Work, taking: Taking) {
  const run = await openRun(work, taking, [taking.surveyed])
  const { rejects, counts } = await read(work, run, taking.surveyed)
  const rejectFileId = rejects.length === 0 ? null : await keepRejects(work, taking, rejects)
  await closeRun(work, run.runId, taking.preset, { ...counts, rejectFile: null, rejectFileId })
  return { runId: id<'imp'>(run.runId), rejects, counts }
}

async function tryOut(work: Work, taking: Taking) {
  await trialPoint(work.tx)
  // What the trial wrote must not be pointed at by what is written after it.
  const trial = { ...work, memo: new Map() }
  const result = await read(trial, await openRun(trial, taking, [taking.surveyed]), taking.surveyed)
  await backToTrialPoint(work.tx)
  return { runId: null, ...result }
}

async function read(work: Work, run: Awaited<ReturnType<typeof openRun>>, surveyed: Surveyed) {
  const rejects: Reject[] = []
  const counts = { read: 0, taken: 0, known: 0, rejected: 0 }
  await importWithin(work, run, [surveyed], (tally) => {
    counts.read += tally.read
    counts.taken += tally.taken
    counts.known += tally.known
    counts.rejected += tally.rejects.length
    rejects.push(...tally.rejects)
  })
  return { rejects: rejects.toSorted((a, b) => a.line - b.line), counts }
}

async function keepRejects(work: Work, { preset }: Taking, rejects: readonly Reject[]) {
  const lines = [rejectColumns, ...rejects.map((each) => rejectRow(each, work.language))]
  const bytes = Buffer.from(`\uFEFF${lines.map((line) => csvLine([...line])).join('')}`)
  const kept = await work.files.keep([bytes], largestRejectFile)
  return noteFile(work, { ...kept, name: `${preset.name}-rejects.csv` })
}

function told(work: Work, reject: Reject) {
  const { line, column, value, code } = reject
  return { line, column, value, code, ...explainReject(reject, work.language) }
}

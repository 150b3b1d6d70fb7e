import { Refused } from '#kernel/outcome'
import { appendAudit } from '#platform/audit'
import { originOf, writesCameFrom } from '#platform/origin'
import { begin, theSystem, type Begin, type Work } from '#platform/work'
import { becomeAccounts } from './become-accounts.ts'
import { becomeCustomers } from './become-customers.ts'
import { becomeDocuments } from './become-documents.ts'
import { becomeOpenInvoices } from './become-open-invoices.ts'
import { becomeOpportunities } from './become-opportunities.ts'
import { becomePeople } from './become-people.ts'
import { becomeProducts } from './become-products.ts'
import { becomeSettledInvoices } from './become-settled-invoices.ts'
import { importRows, type Run } from './import-rows.ts'
import { prepare, type NamedEntity } from './prepare.ts'
import type { Preset } from './preset.ts'
import { rejectFileAt, type RejectFile } from './reject-file.ts'
import { backToSavePoint, beginRun, countChunk, dropSavePoint, endRun, savePoint } from './store.ts'
import { surveyFile, type Said, type Surveyed } from './survey.ts'

export type Progress = { readonly file: string; readonly read: number; readonly of: number }

export type ImportRequest = {
  readonly preset: Preset
  readonly paths: readonly string[]
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
  for (const path of request.paths) files.push(await surveyFile(request.preset, path, request.said))
  const ordered = files.toSorted((a, b) => placeOf(request.preset, a) - placeOf(request.preset, b))
  return request.dryRun ? tryOut(from, request, ordered) : importForGood(from, request, ordered)
}

const placeOf = (preset: Preset, { table }: Surveyed) => preset.tables.findIndex((each) => each.name === table.name)

// One import at a time: two readings of one file would both find nothing known.
const turn = 7_400_090n
const options = { who: theSystem('import'), door: 'import', turn } as const

async function importForGood(from: Begin, request: ImportRequest, files: readonly Surveyed[]): Promise<ImportResult> {
  const { setting, runId } = await begin(from, options, (work) => open(work, request, files))
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
  await begin(from, options, (work) => close(work, runId, request, result))
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
      const { setting, runId } = await open(work, request, files)
      const rejects = rejectFileAt(request.rejectPath(null))
      const counts = counting(request, rejects)
      for (const surveyed of files) {
        const inChunk: Run['inChunk'] = (verb) => step(work, request.preset, surveyed, verb)
        await importTable({ setting, runId, inChunk, count: countIn(runId), tell: counts.tell }, surveyed)
      }
      throw new TrialIsOver({ runId: null, ...counts.sum(), rejectFile: rejects.end() })
    })
  } catch (error) {
    if (error instanceof TrialIsOver) return error.result
    throw error
  }
}

async function step<T>(work: Work, preset: Preset, surveyed: Surveyed, verb: (work: Work) => Promise<T>): Promise<T> {
  await savePoint(work.tx)
  try {
    await cameFrom(work, preset, surveyed)
    const answer = await verb(work)
    await dropSavePoint(work.tx)
    return answer
  } catch (error) {
    if (error instanceof Refused) await backToSavePoint(work.tx)
    throw error
  }
}

const cameFrom = (work: Work, preset: Preset, { file }: Surveyed) =>
  writesCameFrom(work, { file: file.name, rule: `import ${preset.name}`, ruleVersion: String(preset.version) })

async function open(work: Work, { preset, named }: ImportRequest, files: readonly Surveyed[]) {
  const [first] = files
  if (first) await cameFrom(work, preset, first)
  const setting = await prepare(work, preset, named)
  const runId = await beginRun(work.tx, {
    preset: preset.name,
    presetVersion: preset.version,
    fileNames: files.map(({ file }) => file.name),
    fileSha256: files.map(({ file }) => file.sha256),
    startedAt: work.at,
    originId: await originOf(work),
  })
  return { setting, runId }
}

async function close(work: Work, runId: bigint, { preset }: ImportRequest, result: ImportResult): Promise<void> {
  await endRun(work.tx, runId, { at: work.at, rejectFile: result.rejectFile })
  const { read, taken, known, rejected } = result
  await appendAudit(work, {
    command: 'import.run',
    subject: { kind: 'import_run', id: runId },
    facts: { preset: preset.name, version: preset.version, read, taken, known, rejected },
  })
}

const countIn =
  (runId: bigint): Run['count'] =>
  async (work, { read, taken, known, rejects }) => {
    await countChunk(work.tx, runId, { read, taken, known, rejected: rejects.length })
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

function importTable(run: Run, surveyed: Surveyed): Promise<void> {
  const { table } = surveyed
  switch (table.becomes) {
    case 'documents':
      return importRows(run, surveyed, becomeDocuments(table))
    case 'settled-invoices':
      return importRows(run, surveyed, becomeSettledInvoices(table))
    case 'accounts':
      return importRows(run, surveyed, becomeAccounts())
    case 'products':
      return importRows(run, surveyed, becomeProducts(table))
    case 'people':
      return importRows(run, surveyed, becomePeople())
    case 'opportunities':
      return importRows(run, surveyed, becomeOpportunities())
    case 'customers':
      return importRows(run, surveyed, becomeCustomers())
    case 'open-invoices':
      return importRows(run, surveyed, becomeOpenInvoices(table))
  }
}

import { Refused } from '#kernel/outcome'
import { appendAudit } from '#platform/audit'
import { originOf, writesCameFrom } from '#platform/origin'
import type { Work } from '#platform/work'
import type { Setting } from './become.ts'
import type { Run } from './import-rows.ts'
import { importTable } from './import-table.ts'
import { prepare, type NamedEntity } from './prepare.ts'
import type { Preset } from './preset.ts'
import { backToSavePoint, beginRun, countChunk, dropSavePoint, endRun, savePoint, type Counts } from './store.ts'
import type { Surveyed } from './survey.ts'

type OpenRun = { readonly setting: Setting; readonly runId: bigint }

export async function openRun(
  work: Work,
  { preset, named }: { readonly preset: Preset; readonly named: NamedEntity },
  files: readonly Surveyed[],
): Promise<OpenRun> {
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

type Ended = Counts & { readonly rejectFile: string | null; readonly rejectFileId?: bigint | null }

export async function closeRun(work: Work, runId: bigint, preset: Preset, ended: Ended): Promise<void> {
  const { read, taken, known, rejected, rejectFile, rejectFileId = null } = ended
  await endRun(work.tx, runId, { at: work.at, rejectFile, rejectFileId })
  await appendAudit(work, {
    command: 'import.run',
    subject: { kind: 'import_run', id: runId },
    facts: { preset: preset.name, version: preset.version, read, taken, known, rejected },
  })
}

export const cameFrom = (work: Work, preset: Preset, { file }: Surveyed) =>
  writesCameFrom(work, { file: file.name, rule: `import ${preset.name}`, ruleVersion: String(preset.version) })

export const countIn =
  (runId: bigint): Run['count'] =>
  async (work, { read, taken, known, rejects }) => {
    await countChunk(work.tx, runId, { read, taken, known, rejected: rejects.length })
  }

/** The tables of a run inside one transaction, each chunk a step that can be taken back by itself. */
export async function importWithin(
  work: Work,
  { setting, runId }: OpenRun,
  files: readonly Surveyed[],
  tell: Run['tell'],
): Promise<void> {
  for (const surveyed of files) {
    const inChunk: Run['inChunk'] = (verb) => step(work, setting.preset, surveyed, verb)
    await importTable({ setting, runId, inChunk, count: countIn(runId), tell }, surveyed)
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

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import {
  exportRows,
  importFiles,
  presetNamed,
  sourceAt,
  type AsAt,
  type ExportName,
  type ExportRow,
  type ImportRequest,
} from '#modules/exchange'
import { seededChance } from '#platform/chance'
import { testFiles } from './files.ts'
import type { World } from './world.ts'

/** A folder for files of a test, which goes with it. */
export function fileFolder(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-files-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return {
    path: (name: string) => join(folder, name),
    write: (name: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
  }
}

const nobody = { code: null, company: null, country: null, currency: null }

/** Imports as the command does, without its printing. */
export const importInto = (
  world: World,
  preset: string,
  paths: readonly string[],
  over: Partial<Omit<ImportRequest, 'preset' | 'files'>> & { readonly rejects: string },
) =>
  importFiles(
    { database: world.database, clock: world.clock, chance: seededChance('import'), files: testFiles },
    {
      preset: presetNamed(preset),
      files: paths.map(sourceAt),
      named: nobody,
      said: { columns: null, dates: null, decimal: null },
      dryRun: false,
      rejectPath: () => over.rejects,
      onProgress: () => {},
      ...over,
    },
  )

export const now: AsAt = { asAt: null, basis: 'value', knownAt: null }

export const exported = (world: World, name: ExportName, at: AsAt = now): Promise<ExportRow[]> =>
  world.work(async ({ tx }) => {
    const rows: ExportRow[] = []
    for await (const row of exportRows(tx, name, at)) rows.push(row)
    return rows
  })

/** Where somebody has put the files that are not ours to give away. */
export const foreignData = process.env['QUITTANCE_DATA'] ?? join(import.meta.dirname, '../../../shared/data')

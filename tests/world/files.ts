import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileStore } from '#platform/files'

const folder = mkdtempSync(join(tmpdir(), 'quittance-files-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Where the worlds of one test file keep their files; equal bytes lie there once, so they may share it. */
export const testFiles = fileStore(folder)

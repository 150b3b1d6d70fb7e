import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { serve } from '#platform/http'
import { notedFiles } from '#platform/noted-files'
import type { Work } from '#platform/work'
import * as contract from './contract.ts'
import { importUpload } from './import-upload.ts'
import { rejectFileOf, runPage } from './store-runs.ts'

export const routes = [
  serve(contract.importFile, importUpload),
  serve(contract.listImports, ({ tx }, request) => runPage(tx, request)),
  serve(contract.readRejects, readRejects),
]

async function readRejects(work: Work, { runId }: { readonly runId: Id<'imp'> }) {
  const { fileId } = found(await rejectFileOf(work.tx, runId))
  const [file] = await notedFiles(work.tx, [found(fileId)])
  const { name, sha256 } = found(file)
  return { name, mediaType: 'text/csv; charset=utf-8', bytes: await work.files.read(sha256) }
}

import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import { noteFile, notedFiles } from '#platform/noted-files'
import type { FileIn, FileOut } from '#platform/wire'
import type { Work } from '#platform/work'
import { proofFileOf } from './store-order-reads.ts'

const largest = 15_000_000
const shown = new Set(['image/jpeg', 'image/png', 'application/pdf'])

/** Keeps a photo or scan; the delivery that it proves names it when it is confirmed. */
export async function keepProof(work: Work, { file }: { readonly file: FileIn }) {
  const kept = await work.files.keep([file.bytes], largest)
  if (!shown.has(kept.mediaType)) throw new Refused('proof_is_no_picture', { name: file.name, type: kept.mediaType })
  const id = await noteFile(work, { ...kept, name: file.name })
  return { id, name: file.name, size: kept.size }
}

export async function refuseUnknownProof(work: Work, fileId: Id<'fil'> | null): Promise<void> {
  if (fileId !== null && (await notedFiles(work.tx, [fileId])).length === 0) {
    throw new Refused('proof_is_unknown', { field: 'proofFileId' })
  }
}

/** The proof of a delivery as it was sent in. */
export async function readProof(work: Work, { deliveryId }: { readonly deliveryId: Id<'dlv'> }): Promise<FileOut> {
  const { fileId } = found(await proofFileOf(work.tx, deliveryId))
  const [file] = fileId === null ? [] : await notedFiles(work.tx, [fileId])
  const { name, mediaType, sha256 } = found(file)
  return { name, mediaType, bytes: await work.files.read(sha256), inline: true }
}

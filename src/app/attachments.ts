import { found } from '#platform/found'
import type { Attachment } from '#platform/mail'
import { notedFiles } from '#platform/noted-files'
import { id } from '#kernel/id'
import type { AttachmentReference } from '#modules/messages'
import type { Work } from '#platform/work'

/** What goes along with a letter, fetched when it leaves. */
export async function attach(work: Work, reference: AttachmentReference): Promise<Attachment> {
  // A paper is rendered and kept before its letter is written, so whoever writes refers to the file.
  if (reference.kind === 'document') throw new Error('A letter carries the file of a document, not the document')
  const file = found((await notedFiles(work.tx, [id<'fil'>(reference.id)])).at(0))
  return { name: file.name, mediaType: file.mediaType, bytes: await work.files.read(file.sha256) }
}

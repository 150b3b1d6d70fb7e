import { id } from '#kernel/id'
import { documentPaper } from '#modules/billing'
import type { AttachmentReference } from '#modules/messages'
import { found } from '#platform/found'
import type { Attachment } from '#platform/mail'
import { notedFiles } from '#platform/noted-files'
import type { Work } from '#platform/work'

/** What goes along with a letter, fetched when it leaves. */
export async function attach(work: Work, reference: AttachmentReference): Promise<Attachment> {
  switch (reference.kind) {
    case 'document':
      return documentPaper(work, { documentId: id<'inv'>(reference.id) })
    case 'file': {
      const file = found((await notedFiles(work.tx, [id<'fil'>(reference.id)])).at(0))
      return { name: file.name, mediaType: file.mediaType, bytes: await work.files.read(file.sha256) }
    }
  }
}

import type { Id } from '#kernel/id'
import { notedFiles, noteFile } from '#platform/noted-files'
import { originOf } from '#platform/origin'
import type { FileOut } from '#platform/wire'
import type { Work } from '#platform/work'
import { aroundDocuments } from './around-documents.ts'
import { renderInvoice } from './paper/render.ts'
import type { InvoicePaper } from './paper/paper.ts'
import { paperOf as contentOf } from './paper-of.ts'
import { keepPaper, paperOf } from './store-dispatch.ts'
import { documentOf, type StoredDocument } from './stored-document.ts'

const largestPaper = 20 * 1024 * 1024

/**
 * The paper of a document. It is made once, soon after issue, and kept: who moves or renames his company later has the same paper as
 * on the first day. Asked for before that, it is rendered, and equal facts give equal bytes.
 */
export async function documentPaper(work: Work, { documentId }: { readonly documentId: Id<'inv'> }): Promise<FileOut> {
  const document = await documentOf(work.tx, documentId)
  const kept = await paperOf(work.tx, documentId)
  const [file] = kept ? await notedFiles(work.tx, [kept.fileId]) : []
  const bytes = file ? await work.files.read(file.sha256) : renderInvoice(await paperContent(work, document))
  return { name: kept?.name ?? nameOf(document), mediaType: 'application/pdf', bytes, inline: true }
}

/** What the paper of a document says. */
export async function paperContent(work: Work, document: StoredDocument): Promise<InvoicePaper> {
  const around = await aroundDocuments(work.tx, [document])
  return contentOf(document, around(document))
}

/** Renders the paper and keeps it, unless that is done already; answers the file. */
export async function makePaper(work: Work, document: StoredDocument, content: InvoicePaper): Promise<Id<'fil'>> {
  const known = await paperOf(work.tx, document.id)
  if (known) return known.fileId
  const kept = await work.files.keep([renderInvoice(content)], largestPaper)
  const name = nameOf(document)
  const fileId = await noteFile(work, { ...kept, name })
  await keepPaper(work.tx, { documentId: document.id, fileId, name, originId: await originOf(work) })
  return fileId
}

const nameOf = ({ number }: { readonly number: string }) => `${number.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.pdf`

import { id, type Id } from '#kernel/id'
import type { Subject } from '#platform/wire'
import type { Work } from '#platform/work'
import { deliverDocuments, noteBounced, noteSent } from './send-document.ts'

type Issued = { readonly documentId: Id<'inv'>; readonly imported?: boolean | undefined }

/** Documents got their numbers: their papers are made and leave for the customers, who have those of another system already. */
export const deliverIssued = (work: Work, { documents }: { readonly documents: readonly Issued[] }): Promise<void> =>
  deliverDocuments(
    work,
    documents.filter((document) => !document.imported).map((document) => document.documentId),
  )

type Letter = { readonly mailId: Id<'msg'>; readonly purpose: string; readonly about: Subject }

/** Only letters that carry a document bring it to the customer: a reminder about it does not. */
const carried = ({ purpose, about }: Letter): Id<'inv'> | null =>
  purpose === 'document' && about.kind === 'inv' ? id<'inv'>(about.id) : null

export async function noteBillSent(work: Work, letter: Letter & { readonly sentAt: Date }): Promise<void> {
  const documentId = carried(letter)
  if (documentId !== null) await noteSent(work, { ...letter, documentId })
}

export async function noteBillBounced(
  work: Work,
  letter: Letter & { readonly because: 'address' | 'letter' | 'gave_up' },
): Promise<void> {
  const documentId = carried(letter)
  if (documentId !== null) await noteBounced(work, { ...letter, documentId })
}

export async function noteBillCancelled(
  work: Work,
  letter: Letter & { readonly because: 'person' | 'contact' },
): Promise<void> {
  const documentId = carried(letter)
  const because = letter.because === 'person' ? 'cancelled' : 'contact_refused'
  if (documentId !== null) await noteBounced(work, { ...letter, documentId, because })
}

import type { Id } from '#kernel/id'
import { isNegative, negate, type Money } from '#kernel/money'
import type { Work } from '#platform/work'
import { tellOnce } from '#modules/parties'
import { documentHeads } from './store.ts'

type Issued = {
  readonly documents: readonly {
    readonly documentId: Id<'inv'>
    readonly customerId: Id<'cus'>
    readonly gross: Money
    readonly imported?: boolean | undefined
  }[]
}

/** Bills and credit notes stand on the customer's timeline, for all departments; those of another system are history. */
export const tellInvoices = (work: Work, fact: Issued) => tell(work, 'invoice.issued', fact)
export const tellCreditNotes = (work: Work, fact: Issued) => tell(work, 'credit-note.issued', fact)

async function tell(work: Work, kind: string, issued: Issued): Promise<void> {
  const documents = issued.documents.filter(({ imported }) => !imported)
  const heads = await documentHeads(
    work.tx,
    documents.map(({ documentId }) => documentId),
  )
  const numbers = new Map(heads.map(({ id, number }) => [id, number]))
  await tellOnce(
    work,
    kind,
    documents.map(({ documentId, customerId, gross }) => ({
      customerId,
      department: 'billing',
      staffId: null,
      text: { key: kind, values: { number: numbers.get(documentId) ?? '' } },
      amount: isNegative(gross) ? negate(gross) : gross,
      subject: { kind: 'inv', id: documentId },
    })),
  )
}

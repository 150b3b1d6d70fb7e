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

type News = { readonly at: Date }

/** Bills and credit notes stand on the customer's timeline, for all departments; those of another system are history. */
export const tellInvoices = (work: Work, fact: Issued, { at }: News) => tell(work, 'invoice.issued', fact, at)
export const tellCreditNotes = (work: Work, fact: Issued, { at }: News) => tell(work, 'credit-note.issued', fact, at)

async function tell(work: Work, kind: string, issued: Issued, at: Date): Promise<void> {
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
      at,
      department: 'billing',
      staffId: null,
      text: { key: kind, values: { number: numbers.get(documentId) ?? '' } },
      amount: isNegative(gross) ? negate(gross) : gross,
      subject: { kind: 'inv', id: documentId },
    })),
  )
}

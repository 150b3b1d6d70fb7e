import { announceAll } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import type { LegalEntity } from '#modules/company'
import { itemIds, post, postingDays, raiseItems } from '#modules/ledger'
import type { DocumentToIssue, IssuedDocument } from './document.ts'
import { creditNoteIssued, invoiceIssued } from './events.ts'
import { entryOf, entityMoney } from './posting-rules.ts'
import { allocateDocumentIds, insertDocuments } from './store.ts'

export type Numbered = { readonly seriesId: bigint; readonly numbers: readonly string[] }

/**
 * Issues documents of one entity and one kind: rows, postings, open items and the news, each in one statement however many there
 * are. `draw` is asked last for the numbers, so that the series row is held as briefly as can be. The caller holds the
 * customers' locks and has refused whatever there was to refuse.
 */
export async function saveIssued(
  work: Work,
  entity: LegalEntity,
  documents: readonly DocumentToIssue[],
  draw: () => Promise<Numbered>,
  runId?: bigint,
  by: 'us' | 'another system' = 'us',
): Promise<IssuedDocument[]> {
  const [first] = documents
  if (!first) return []
  const ids = await allocateDocumentIds(work.tx, documents.length)
  const items = await itemIds(work.tx, documents.length)
  const postedOn = await postingDays(
    work,
    entity.id,
    documents.map((document) => document.issuedOn),
  )
  const originId = await originOf(work)
  const known = documents.map((document, index) => ({
    ...document,
    id: at(ids, index),
    itemId: at(items, index),
    postedOn: at(postedOn, index),
  }))
  await post(
    work,
    known.map((document) => entryOf(document, entity.currency, document.postedOn)),
  )
  const { seriesId, numbers } = await draw()
  const issued = known.map((document, index) => ({
    ...document,
    seriesId,
    number: at(numbers, index),
    ...(runId === undefined ? {} : { runId }),
  }))
  await insertDocuments(work.tx, issued, originId)
  await raiseItems(
    work,
    issued.map((document) => {
      const entityTotal = entityTotalOf(document, entity)
      return {
        id: document.itemId,
        entityId: entity.id,
        customerId: document.customerId,
        kind: document.kind,
        documentId: document.id,
        receiptId: null,
        number: document.number,
        reference: document.poNumber,
        issuedOn: document.issuedOn,
        dueOn: document.dueOn,
        effectiveDueOn: document.effectiveDueOn,
        currency: document.gross.currency,
        total: document.gross.amount,
        entityTotal,
        valueOn: document.issuedOn,
        postedOn: document.postedOn,
      }
    }),
  )
  const told = issued.map((document) => ({ ...newsOf(document), ...(by === 'us' ? {} : { imported: true }) }))
  const news = inParts(told, documentsANews).map((documents) => ({ documents }))
  await announceAll(work, first.kind === 'invoice' ? invoiceIssued : creditNoteIssued, news)
  return issued
}

/** The receivable of the entry, so that the item and the control account carry the same amount. */
function entityTotalOf(
  document: IssuedDocument & { readonly postedOn: IssuedDocument['issuedOn'] },
  entity: LegalEntity,
): bigint {
  const [receivable] = entryOf(document, entity.currency, document.postedOn).postings
  const total = receivable?.entityAmount ?? entityMoney(document.gross, document.entityRate, entity.currency).amount
  return total < 0n ? -total : total
}

// Who reacts does so for all documents of a news in one transaction, and makes a page for each of them.
const documentsANews = 50

const inParts = <T>(values: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size))

const newsOf = (document: IssuedDocument) => ({
  documentId: document.id,
  itemId: document.itemId,
  entityId: document.entityId,
  customerId: document.customerId,
  orderId: document.orderId,
  originalId: document.originalId,
  gross: document.gross,
  issuedOn: document.issuedOn,
})

function at<T>(values: readonly T[], index: number): T {
  const value = values[index]
  if (value === undefined) throw new Error('fewer ids than documents')
  return value
}

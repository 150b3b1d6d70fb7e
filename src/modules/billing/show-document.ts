import type { z } from 'zod'
import { dayIn } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { found } from '#platform/found'
import { originsBy } from '#platform/origin'
import type { Tx } from '#platform/sql'
import type { Work } from '#platform/work'
import { readableIban, staffOf } from '#modules/company'
import { linksOf, postingsOf, type LinkRow } from '#modules/ledger'
import { describeTerms } from '#modules/parties'
import { aroundDocuments, type Around } from './around-documents.ts'
import type { actor, billPreview, shownDocument } from './contract-documents.ts'
import type { DocumentToIssue } from './document.ts'
import { decideState } from './document-state.ts'
import { creditNotesOf } from './store.ts'
import { dispatchesOf } from './store-dispatch.ts'
import { listedDocument } from './store-lists.ts'
import { documentOf, documentsOf, type StoredDocument } from './stored-document.ts'

type Shown = z.output<typeof shownDocument>
type Content = z.output<typeof billPreview>

/** A document with what stands before and behind it. */
export async function showDocument(work: Work, { documentId }: { readonly documentId: Id<'inv'> }): Promise<Shown> {
  const document = await documentOf(work.tx, documentId)
  return found((await shown(work, [document])).at(0))
}

export const showDocuments = async (work: Work, ids: readonly Id<'inv'>[]): Promise<Shown[]> =>
  shown(work, await documentsOf(work.tx, ids))

async function shown(work: Work, documents: readonly StoredDocument[]): Promise<Shown[]> {
  const around = await aroundDocuments(work.tx, documents)
  const all: Shown[] = []
  for (const document of documents) {
    const beside = around(document)
    const listed = found(await listedDocument(work.tx, document.id))
    const facts = { ...listed, kind: document.kind, effectiveDueOn: document.effectiveDueOn }
    all.push({
      ...contentOf(work, document, beside),
      id: document.id,
      number: document.number,
      lines: document.lines.map((line, index) => ({ ...lineOf(line, index, beside), id: line.id })),
      open: money(listed.open, document.gross.currency),
      ...decideState(facts, dayIn(beside.entity.zone, work.at)),
      issued: await actorOf(work.tx, document.originId),
      runId: listed.runId,
      imported: listed.imported,
      creditNotes: (await creditNotesOf(work.tx, document.id)).map(({ currency, gross, ...note }) => ({
        ...note,
        gross: money(gross, currency),
      })),
      applied: appliedTo(await linksOf(work.tx, [listed.itemId]), document),
      postings: await entryOfDocument(work.tx, document),
      dispatches: await dispatchesOf(work.tx, document.id),
      version: document.version,
    })
  }
  return all
}

/** What the paper says, of a document that is issued or about to be. */
export function contentOf(
  work: Pick<Work, 'language'>,
  document: Omit<DocumentToIssue, 'lines'> & { readonly lines: readonly DocumentToIssue['lines'][number][] },
  beside: Around,
): Content {
  const { entity, bank, customer, salesperson, original, taxCode } = beside
  return {
    kind: document.kind,
    entityId: entity.id,
    entityName: entity.name,
    seller: {
      name: entity.name,
      addressLines: [...entity.addressLines],
      email: entity.email,
      phone: entity.phone,
      vatNumber: entity.vatNumber,
      bank: bank?.iban ? { iban: readableIban(bank.iban), bic: bank.bic } : null,
    },
    customerId: customer.id,
    customerNumber: customer.number,
    customerName: customer.name,
    issuedOn: document.issuedOn,
    taxPointOn: document.taxPointOn,
    dueOn: document.dueOn,
    effectiveDueOn: document.effectiveDueOn,
    receivedOn: document.receivedOn,
    termsText: describeTerms(document.terms, work.language),
    discount: document.discount,
    poNumber: document.poNumber,
    ourOrder: document.ourOrder,
    orderId: document.orderId,
    billTo: [...document.billTo],
    language: document.language,
    original: original ? { id: original.id, number: original.number } : null,
    reason: document.reason,
    salesperson: salesperson ? { id: salesperson.id, name: salesperson.name } : null,
    net: document.net,
    tax: document.tax,
    gross: document.gross,
    lines: document.lines.map((line, index) => ({ ...lineOf(line, index, beside), id: null })),
    taxes: document.taxes.map(({ taxCodeId, ...tax }) => ({ ...tax, code: taxCode(taxCodeId)?.name ?? '' })),
  }
}

const lineOf = (line: DocumentToIssue['lines'][number], index: number, { product }: Around) => ({
  position: index + 1,
  productId: line.productId,
  sku: product(line.productId)?.sku ?? null,
  description: line.description,
  detail: line.detail,
  quantity: line.quantity,
  unit: line.unit,
  unitPrice: line.unitPrice,
  net: line.net,
  revenue: line.revenue,
  taxPercent: line.taxPercent,
  priceKind: line.priceKind,
  suppliedOn: line.suppliedOn,
  deliveryNote: line.deliveryNote,
})

export async function actorOf(tx: Tx, originId: Id<'org'>): Promise<z.output<typeof actor>> {
  const origin = found((await originsBy(tx, [originId]))[0])
  const [person] = origin.staffId === null ? [] : await staffOf(tx, [origin.staffId])
  return { at: origin.at, door: origin.door, staffId: origin.staffId, name: person?.name ?? origin.name }
}

const appliedTo = (links: readonly LinkRow[], { kind }: StoredDocument): Shown['applied'] =>
  links
    .filter((link) => !link.reversed && link.reversesId === null)
    .map((link) => {
      const amount = money(link.amount, link.currency)
      const { valueOn, how } = link
      return kind === 'invoice'
        ? {
            kind: link.creditKind === 'allowance' ? (link.allowanceKind ?? 'credit_note') : link.creditKind,
            number: link.creditNumber,
            receiptId: link.creditReceiptId,
            documentId: link.creditDocumentId,
            amount,
            valueOn,
            how,
          }
        : {
            kind: 'invoice' as const,
            number: link.debitNumber,
            receiptId: null,
            documentId: link.debitDocumentId,
            amount,
            valueOn,
            how,
          }
    })

async function entryOfDocument(tx: Tx, { id, kind }: StoredDocument) {
  const postings = await postingsOf(tx, { documentId: id })
  return postings
    .filter((posting) => posting.kind === `${kind}_issued`)
    .map(({ account, name, amount, currency }) => ({ account, name, amount: money(amount, currency) }))
}

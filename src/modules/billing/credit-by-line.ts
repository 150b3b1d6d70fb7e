import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { parseDecimal } from '#kernel/decimal'
import { insist, Refused } from '#kernel/outcome'
import { NotFound } from '#platform/found'
import type { Work } from '#platform/work'
import { drawNumbers, entityOf, today } from '#modules/company'
import { allocate, itemsOf, itemsOfDocument } from '#modules/ledger'
import { lockCustomers, parseTerms } from '#modules/parties'
import { composeCredit, type CreditedLine, type CreditRequest } from './credit.ts'
import type { DocumentLine, IssuedDocument } from './document.ts'
import { saveIssued } from './save-issued.ts'
import { creditFacts, documentHeads, documentLines, type DocumentHead, type LineRow } from './store.ts'

/**
 * A credit note over lines of an issued invoice. It takes the due day of the invoice, first reduces what is open on it, and what
 * is left over stays an open credit of the customer: to apply or to refund, never to vanish.
 */
export async function creditByLine(
  work: Work,
  request: { readonly documentId: Id<'inv'>; readonly lines: readonly CreditRequest[]; readonly reason: string },
): Promise<IssuedDocument> {
  const [invoice] = await documentHeads(work.tx, [request.documentId])
  if (!invoice) throw new NotFound()
  if (invoice.kind !== 'invoice') throw new Refused('only_invoices_are_credited', { number: invoice.number })
  await lockCustomers(work, [invoice.customerId])
  const credit = insist(composeCredit(await creditFacts(work.tx, invoice.id), request.lines))
  const entity = await entityOf(work.tx, invoice.entityId)
  const issuedOn = today(work, entity)
  const billed = await documentLines(work.tx, [invoice.id])
  const [first, ...rest] = credit.lines
  const lines = [creditLine(first, billed), ...rest.map((line) => creditLine(line, billed))] as const
  const document = { ...noteOn(invoice, request.reason), ...credit, lines, issuedOn, taxPointOn: issuedOn }
  const [note] = await saveIssued(work, entity, [document], () =>
    drawNumbers(work, { entityId: entity.id, kind: 'credit_note', on: issuedOn, count: 1 }),
  )
  if (!note) throw new Error('no credit note was issued')
  await reduceOpenPart(work, note, invoice.id)
  return note
}

const noteOn = (invoice: DocumentHead, reason: string) => ({
  kind: 'credit_note' as const,
  entityId: invoice.entityId,
  customerId: invoice.customerId,
  dueOn: invoice.dueOn,
  effectiveDueOn: invoice.effectiveDueOn,
  receivedOn: null,
  terms: parseTerms(invoice.terms),
  entityRate: parseDecimal(invoice.entityRate),
  discount: null,
  poNumber: invoice.poNumber,
  ourOrder: invoice.ourOrder,
  billTo: invoice.billTo,
  language: invoice.language,
  originalId: invoice.id,
  reason,
  orderId: invoice.orderId,
  salespersonId: invoice.salespersonId,
})

function creditLine({ line, quantity, unitPrice, net }: CreditedLine, billed: readonly LineRow[]): DocumentLine {
  const original = billed.find((each) => each.id === line.id)
  if (!original) throw new Error(`no line ${line.id}`)
  return {
    productId: original.productId,
    orderLineId: original.orderLineId,
    deliveryLineId: original.deliveryLineId,
    originalLineId: original.id,
    description: original.description,
    detail: original.detail,
    quantity,
    unit: original.unit,
    unitPrice,
    net,
    revenue: original.revenue,
    taxCodeId: original.taxCodeId,
    taxRateId: original.taxRateId,
    taxPercent: line.taxPercent,
    priceKind: 'credit',
    priceId: null,
    suppliedOn: original.suppliedOn,
    deliveryNote: original.deliveryNote,
    priceOriginId: null,
    quantityOriginId: null,
  }
}

async function reduceOpenPart(work: Work, note: IssuedDocument, invoiceId: Id<'inv'>): Promise<void> {
  const [billed] = await itemsOfDocument(work.tx, invoiceId)
  const [credit] = await itemsOf(work.tx, [note.itemId])
  if (!billed || !credit) throw new Error(`document ${invoiceId} has no open item`)
  const amount = billed.open < credit.open ? billed.open : credit.open
  if (amount === 0n) return
  const days = { valueOn: note.issuedOn, postedOn: note.issuedOn }
  await allocate(work, {
    from: 'items',
    links: [
      {
        creditItemId: credit.id,
        debitItemId: billed.id,
        amount: money(amount, credit.currency),
        how: 'credit_note',
        ...days,
      },
    ],
  })
}

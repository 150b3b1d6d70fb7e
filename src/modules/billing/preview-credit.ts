import { subtract } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { compare, minus, money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { itemsOfDocument } from '#modules/ledger'
import { composeCredit, type CreditRequest } from './credit.ts'
import { creditFacts, documentHeads, documentLines } from './store.ts'

async function invoiceOf(work: Work, documentId: Id<'inv'>) {
  const invoice = found((await documentHeads(work.tx, [documentId])).at(0))
  if (invoice.kind !== 'invoice') throw new Refused('only_invoices_are_credited', { number: invoice.number })
  return invoice
}

/** What is left of each line after the credit notes so far. */
export async function readCreditable(work: Work, { documentId }: { readonly documentId: Id<'inv'> }) {
  const invoice = await invoiceOf(work, documentId)
  const rows = new Map((await documentLines(work.tx, [invoice.id])).map((line) => [line.id, line]))
  const { lines } = await creditFacts(work.tx, invoice.id)
  return {
    lines: lines.map((line) => {
      const row = found(rows.get(line.id))
      return {
        lineId: line.id,
        position: row.position,
        description: row.description,
        unit: row.unit,
        unitPrice: line.unitPrice,
        quantity: line.quantity,
        quantityLeft: subtract(line.quantity, line.creditedQuantity),
        net: line.net,
        netLeft: minus(line.net, line.creditedNet),
      }
    }),
  }
}

/** What a credit note would come to, by the rule that issues it. */
export async function previewCredit(
  work: Work,
  request: { readonly documentId: Id<'inv'>; readonly lines: readonly CreditRequest[] },
) {
  const invoice = await invoiceOf(work, request.documentId)
  const { net, tax, gross } = insist(composeCredit(await creditFacts(work.tx, invoice.id), request.lines))
  const [item] = await itemsOfDocument(work.tx, invoice.id)
  const open = money(item?.open ?? 0n, gross.currency)
  const againstInvoice = compare(open, gross) < 0 ? open : gross
  return { net, tax, gross, againstInvoice, leftOpen: minus(gross, againstInvoice) }
}

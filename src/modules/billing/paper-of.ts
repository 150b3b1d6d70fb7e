import { plus, sum, type Money } from '#kernel/money'
import { readableIban } from '#modules/company'
import { describeTerms } from '#modules/parties'
import type { Around } from './around-documents.ts'
import type { InvoicePaper, PaperLine } from './paper/paper.ts'
import type { StoredDocument } from './stored-document.ts'

/** What goes on the page: stored results and nothing computed but the sum of the lines by kind. */
export function paperOf(document: StoredDocument, beside: Around): InvoicePaper {
  const { entity, bank, customer, salesperson, original } = beside
  return {
    locale: document.language,
    seller: {
      ...entity,
      bank: bank?.iban ? { name: bank.name, iban: readableIban(bank.iban), bic: bank.bic } : null,
    },
    buyer: {
      name: customer.name,
      addressLines: withoutName(document.billTo, customer.name),
      customerNumber: customer.number,
      vatNumber: customer.vatNumber,
    },
    document: {
      kind: document.kind,
      number: document.number,
      issuedOn: document.issuedOn,
      taxPointOn: document.taxPointOn,
      dueOn: document.kind === 'invoice' ? document.dueOn : null,
      effectiveDueOn: document.kind === 'invoice' ? document.effectiveDueOn : null,
      terms: document.kind === 'invoice' ? describeTerms(document.terms, wordsIn(document.language)) : null,
      currency: document.gross.currency,
      yourOrder: document.poNumber,
      ourOrder: document.ourOrder,
      contactName: salesperson?.name ?? null,
      originalNumber: original?.number ?? null,
      originalIssuedOn: original?.issuedOn ?? null,
      discount: document.discount,
    },
    lines: document.lines.map((line, index) => lineOf(line, index, beside)),
    taxes: document.taxes.map(({ taxCodeId, percent, net, tax }) => ({
      label: beside.taxCode(taxCodeId)?.name.replace(/^[A-Z]{2} /, '') ?? '',
      rate: percent,
      net,
      tax,
      gross: plus(net, tax),
    })),
    totals: {
      goods: netOf(document, (line) => line.revenue !== 'freight'),
      freight: netOf(document, (line) => line.revenue === 'freight'),
      net: document.net,
      tax: document.tax,
      gross: document.gross,
      payable: document.gross,
    },
    notes: document.reason ? [{ text: document.reason }] : [],
  }
}

const lineOf = (line: StoredDocument['lines'][number], index: number, { product }: Around): PaperLine => ({
  position: index + 1,
  description: line.description,
  detail: line.detail,
  sku: product(line.productId)?.sku ?? null,
  quantity: line.quantity,
  unit: line.unit,
  unitPrice: line.unitPrice,
  taxRate: line.taxPercent,
  net: line.net,
  deliveredOn: line.suppliedOn,
  deliveryNote: line.deliveryNote,
})

const netOf = ({ net, lines }: StoredDocument, which: (line: StoredDocument['lines'][number]) => boolean): Money =>
  sum(
    net.currency,
    lines.filter(which).map((line) => line.net),
  )

// Addresses are kept as they are printed, the name on top: the paper puts it there itself.
const withoutName = (lines: readonly string[], name: string) => (lines[0] === name ? lines.slice(1) : lines)

const wordsIn = (language: string) => (language.startsWith('de') ? 'de' : 'en')

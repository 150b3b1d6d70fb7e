import { typeset } from '#platform/typst'
import { invoicePaper } from './invoice-paper.ts'
import { logoFiles } from './letter.ts'
import type { InvoicePaper, QuotePaper, StatementPaper } from './paper.ts'
import { quotePaper } from './quote-paper.ts'
import { statementPaper } from './statement-paper.ts'

const invoiceTemplate = new URL('./invoice.typ', import.meta.url)
const quoteTemplate = new URL('./quote.typ', import.meta.url)
const statementTemplate = new URL('./statement.typ', import.meta.url)

/** An issued invoice or credit note as PDF; equal input gives equal bytes. About 10 ms of a processor, so it belongs in the worker. */
export const renderInvoice = (input: InvoicePaper): Uint8Array =>
  typeset({ template: invoiceTemplate, data: invoicePaper(input), files: logoFiles(input.seller) })

/** A version of a quote as PDF; what was sent is kept, so equal bytes are a comfort and not a promise. */
export const renderQuote = (input: QuotePaper): Uint8Array =>
  typeset({ template: quoteTemplate, data: quotePaper(input), files: logoFiles(input.seller) })

/** A statement of account as PDF; two of the same day and knowledge are identical. */
export const renderStatement = (input: StatementPaper): Uint8Array =>
  typeset({ template: statementTemplate, data: statementPaper(input), files: logoFiles(input.seller) })

import { z } from 'zod'
import { formatDecimal, parseDecimal } from '#kernel/decimal'
import { formatId, parseId } from '#kernel/id'
import { currency, formatAmount, parseMoney } from '#kernel/money'
import { endpoint } from '#platform/endpoint'
import { countField, decimalField, idField, moneyField, noteField, textCodec } from '#platform/wire'

/** By quantity at the billed price, or by an amount off the line's net. */
const creditLine = z.union([
  z.strictObject({ lineId: idField('iln'), quantity: decimalField }),
  z.strictObject({ lineId: idField('iln'), net: moneyField }),
])

/** The same as a text, so that a question can carry it in its address: 'iln_VzXn2W 3' or 'iln_VzXn2W 12.00 EUR'. */
const creditText = textCodec<z.output<typeof creditLine>>({
  parse: (text) => {
    const [line = '', figure = '', code] = text.split(' ')
    const lineId = parseId('iln', line)
    return code === undefined
      ? { lineId, quantity: parseDecimal(figure) }
      : { lineId, net: parseMoney(figure, currency(code)) }
  },
  format: (credit) => {
    const line = formatId('iln', credit.lineId)
    return 'net' in credit
      ? `${line} ${formatAmount(credit.net)} ${credit.net.currency}`
      : `${line} ${formatDecimal(credit.quantity)}`
  },
  expected: 'a line and what of it is credited, such as "iln_VzXn2W 3" or "iln_VzXn2W 12.00 EUR"',
  example: 'iln_VzXn2W 3',
})

const refusals = {
  only_invoices_are_credited: 'A credit note cannot be credited. Choose the invoice that it belongs to.',
  line_is_not_on_the_invoice: 'One of the lines is not on this invoice. Open the invoice again and choose its lines.',
  line_named_twice: 'A line is named twice. Put what you want to credit of it together.',
  credit_is_not_positive: 'A credit is more than nothing. Say how much.',
  credit_exceeds_line: 'This is more than is left of the line. Credit at most what earlier credit notes left of it.',
  credit_note_has_no_lines: 'Nothing is credited. Choose a line.',
}

export const creditLeft = z.object({
  lineId: idField('iln'),
  position: z.int(),
  description: z.string(),
  unit: z.string(),
  unitPrice: decimalField,
  quantity: decimalField,
  quantityLeft: decimalField,
  net: moneyField,
  netLeft: moneyField,
})

export const readCreditable = endpoint({
  method: 'GET',
  path: '/v1/invoices/:documentId/creditable',
  allow: 'invoice.read',
  request: z.object({ documentId: idField('inv') }),
  response: z.object({ lines: z.array(creditLeft) }),
  refusals: { only_invoices_are_credited: refusals.only_invoices_are_credited },
  summary: 'What is left of each line of an invoice after its credit notes',
})

export const previewCredit = endpoint({
  method: 'GET',
  path: '/v1/credit-note-preview',
  allow: 'credit-note.issue',
  request: z.object({ documentId: idField('inv'), lines: z.array(creditText).min(1).max(500) }),
  response: z.object({
    net: moneyField,
    tax: moneyField,
    gross: moneyField,
    /** What of it reduces the open invoice, and what stays an open credit of the customer. */
    againstInvoice: moneyField,
    leftOpen: moneyField,
  }),
  refusals,
  summary: 'What a credit note would come to; nothing is written',
})

/** Served by disputes, whose table of authority says who has to agree. */
export const askForCreditNote = endpoint({
  method: 'POST',
  path: '/v1/credit-notes',
  allow: 'credit-note.issue',
  money: true,
  request: z.object({
    documentId: idField('inv'),
    lines: z.array(creditLine).min(1).max(500),
    reason: noteField({ max: 500 }),
  }),
  response: z.object({
    approvalId: idField('apr'),
    amount: moneyField,
    /** The hands it waits for, by the table of authority. */
    needs: z.array(z.string()),
    version: countField,
  }),
  refusals,
  summary: 'Ask for a credit note over lines of an invoice; another person agrees before it is issued',
})

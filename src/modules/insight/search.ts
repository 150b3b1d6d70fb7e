import { formatId } from '#kernel/id'
import { formatAmount, money, type Currency } from '#kernel/money'
import type { Permission } from '#platform/rights'
import type { Work } from '#platform/work'
import { searchDocuments } from '#modules/billing'
import { searchReceipts } from '#modules/cash'
import { searchCases } from '#modules/disputes'
import { itemsByAmount } from '#modules/ledger'
import { searchOrders } from '#modules/orders'
import { searchCustomers } from '#modules/parties'
import { searchQuotes } from '#modules/quotes'
import { amountsIn } from './amounts-in.ts'

export type Hit = {
  readonly kind: 'order' | 'quote' | 'invoice' | 'customer' | 'product' | 'receipt' | 'dispute'
  readonly id: string
  readonly title: string
  readonly detail: string
}

const most = 6

/** Looks everywhere where the asker may look, names first, then numbers, then amounts; a handful of each. */
export async function search(work: Work, { text }: { readonly text: string }): Promise<{ readonly hits: Hit[] }> {
  const may = (permission: Permission) => work.who.permissions.has(permission)
  const hits: Hit[] = []
  if (may('customer.read')) hits.push(...(await customers(work, text)))
  if (may('invoice.read')) hits.push(...(await documents(work, text)))
  if (may('order.read')) hits.push(...(await orders(work, text)))
  if (may('sales.read')) hits.push(...(await quotes(work, text)))
  if (may('dispute.read')) hits.push(...(await cases(work, text)))
  if (may('cash.read')) hits.push(...(await bankLines(work, text)))
  if (may('ledger.read')) hits.push(...(await amounts(work, text)))
  return { hits: hits.filter((hit, index) => hits.findIndex((other) => other.id === hit.id) === index) }
}

const customers = async (work: Work, text: string): Promise<Hit[]> =>
  (await searchCustomers(work.tx, text, most)).map((row) => ({
    kind: 'customer',
    id: formatId('cus', row.id),
    title: row.name,
    detail: row.number,
  }))

const documents = async (work: Work, text: string): Promise<Hit[]> =>
  (await searchDocuments(work.tx, text, most)).map((row) => ({
    kind: 'invoice',
    id: formatId('inv', row.id),
    title: row.number,
    detail: `${row.customerName} · ${inWords(row.gross, row.currency)}`,
  }))

const orders = async (work: Work, text: string): Promise<Hit[]> =>
  (await searchOrders(work.tx, text, most)).map((row) => ({
    kind: 'order',
    id: formatId('ord', row.id),
    title: row.number,
    detail: [row.customerName, row.poNumber, inWords(row.gross, row.currency)]
      .filter((part) => part !== null)
      .join(' · '),
  }))

const quotes = async (work: Work, text: string): Promise<Hit[]> =>
  (await searchQuotes(work.tx, text, most)).map((row) => ({
    kind: 'quote',
    id: formatId('quo', row.id),
    title: row.number,
    detail: `${row.customerName} · ${inWords(row.gross, row.currency)}`,
  }))

const cases = async (work: Work, text: string): Promise<Hit[]> =>
  (await searchCases(work.tx, text, most)).map((row) => ({
    kind: 'dispute',
    id: formatId('dsp', row.id),
    title: row.number,
    detail: row.customerName,
  }))

const bankLines = async (work: Work, text: string): Promise<Hit[]> =>
  (await searchReceipts(work.tx, text, most)).map((row) => ({
    kind: 'receipt',
    id: formatId('rec', row.id),
    title: row.reference,
    detail: [row.payerName, inWords(row.amount, row.currency)].filter((part) => part !== null).join(' · '),
  }))

async function amounts(work: Work, text: string): Promise<Hit[]> {
  const asked = amountsIn(text)
  if (asked.length === 0) return []
  const rows = await itemsByAmount(work.tx, asked, most)
  return rows.flatMap((row): Hit[] => {
    const shown = { title: row.number, detail: `${row.customerName} · ${inWords(row.open, row.currency)} open` }
    if (row.documentId) return [{ kind: 'invoice', id: formatId('inv', row.documentId), ...shown }]
    return row.receiptId ? [{ kind: 'receipt', id: formatId('rec', row.receiptId), ...shown }] : []
  })
}

const inWords = (amount: bigint, currency: Currency) => `${formatAmount(money(amount, currency))} ${currency}`

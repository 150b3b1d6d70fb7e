import { formatAmount, money, type Currency } from '#kernel/money'
import type { Tx } from '#platform/sql'
import { commissionPage, type CommissionRow } from './store-commissions.ts'
import {
  customerPage,
  documentPage,
  itemPage,
  linksOfReceipts,
  postingsOfEntries,
  receiptPage,
  type AsAt,
  type Page,
  type PostingRow,
  type ReceiptRow,
} from './store-export.ts'

export type ExportValue = string | boolean | null | readonly string[]
export type ExportRow = Readonly<Record<string, ExportValue>>

export const exports = [
  'open-items',
  'invoices',
  'receipts',
  'allocations',
  'postings',
  'customers',
  'commissions',
] as const
export type ExportName = (typeof exports)[number]

const rowsAtOnce = 5_000

/** The rows of an export, in the shapes that integrators rely on: amounts as decimal strings, days as ISO, unknown as null. */
export function exportRows(tx: Tx, name: ExportName, at: AsAt): AsyncGenerator<ExportRow> {
  switch (name) {
    case 'open-items':
      return paged((page) => itemPage(tx, at, page), itemRow)
    case 'invoices':
      return paged((page) => documentPage(tx, at, page), documentRow)
    case 'receipts':
      return paged((page) => receiptPage(tx, at, page), receiptRow)
    case 'allocations':
      return allocationRows(tx, at)
    case 'postings':
      return postingRows(tx, at)
    case 'customers':
      return paged(
        (page) => customerPage(tx, page),
        ({ id: _id, ...row }) => row,
      )
    case 'commissions':
      return paged((page) => commissionPage(tx, at, page), commissionRow)
  }
}

async function* paged<Row extends { readonly id: bigint }>(
  read: (page: Page) => Promise<Row[]>,
  shown: (row: Row) => ExportRow,
): AsyncGenerator<ExportRow> {
  let after = 0n
  for (;;) {
    const rows = await read({ after, limit: rowsAtOnce })
    for (const row of rows) yield shown(row)
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = last.id
  }
}

const amountOf = (amount: bigint, currency: Currency) => formatAmount(money(amount, currency))

const itemRow = (row: Awaited<ReturnType<typeof itemPage>>[number]): ExportRow => ({
  entity: row.entity,
  customerId: row.customerId,
  customerName: row.customerName,
  aliases: row.aliases,
  invoiceNumber: row.kind === 'receipt' ? null : row.number,
  kind: row.kind,
  issuedOn: row.issuedOn,
  dueOn: row.dueOn,
  currency: row.currency,
  total: amountOf(row.total, row.currency),
  open: amountOf(row.open, row.currency),
})

const documentRow = (row: Awaited<ReturnType<typeof documentPage>>[number]): ExportRow => ({
  entity: row.entity,
  customerId: row.customerId,
  invoiceNumber: row.number,
  kind: row.kind,
  issuedOn: row.issuedOn,
  dueOn: row.dueOn,
  currency: row.currency,
  net: amountOf(row.net, row.currency),
  tax: amountOf(row.tax, row.currency),
  total: amountOf(row.gross, row.currency),
})

const receiptRow = (row: ReceiptRow): ExportRow => ({
  entity: row.entity,
  bankReference: row.bankReference,
  valueOn: row.valueOn,
  payerName: row.payerName,
  currency: row.currency,
  amount: amountOf(row.amount, row.currency),
  unapplied: amountOf(row.unapplied, row.currency),
})

const commissionRow = (row: CommissionRow): ExportRow => ({
  person: row.person,
  statementPeriod: `${row.quarter.slice(0, 4)}-Q${(Number(row.quarter.slice(5, 7)) + 2) / 3}`,
  planVersion: String(row.planVersion),
  kind: row.kind,
  cause: row.cause,
  share: `${row.shareWeight}/${row.shareOf}`,
  invoiceNumber: row.invoiceNumber,
  bankReference: row.bankReference,
  basis: amountOf(row.basis, row.currency),
  rate: row.ratePercent,
  amount: amountOf(row.amount, row.currency),
  earnedOn: row.earnedOn,
})

/** A row for each link of a receipt, and one more for what of it is applied to nothing. */
async function* allocationRows(tx: Tx, at: AsAt): AsyncGenerator<ExportRow> {
  let after = 0n
  for (;;) {
    const receipts = await receiptPage(tx, at, { after, limit: rowsAtOnce })
    const links = Map.groupBy(
      await linksOfReceipts(
        tx,
        at,
        receipts.map(({ id }) => id),
      ),
      (link) => link.receiptId,
    )
    for (const receipt of receipts) {
      const own = links.get(receipt.id) ?? []
      for (const link of own) yield linkRow(receipt, link)
      if (receipt.unapplied !== 0n) {
        yield linkRow(receipt, { invoiceNumber: null, applied: receipt.unapplied, how: null, probability: null })
      }
    }
    const last = receipts.at(-1)
    if (!last || receipts.length < rowsAtOnce) return
    after = last.id
  }
}

const linkRow = (
  receipt: ReceiptRow,
  link: { invoiceNumber: string | null; applied: bigint; how: string | null; probability: string | null },
): ExportRow => ({
  entity: receipt.entity,
  bankReference: receipt.bankReference,
  valueOn: receipt.valueOn,
  payerName: receipt.payerName,
  amount: amountOf(receipt.amount, receipt.currency),
  currency: receipt.currency,
  invoiceNumber: link.invoiceNumber,
  applied: amountOf(link.applied, receipt.currency),
  how: link.how,
  probability: link.probability,
})

/** Whole entries, some thousand at a time, each with its postings. */
export async function* entriesOf(tx: Tx, at: AsAt): AsyncGenerator<readonly [PostingRow, ...PostingRow[]]> {
  let after = 0n
  for (;;) {
    const groups = Map.groupBy(await postingsOfEntries(tx, at, { after, limit: rowsAtOnce }), (row) => row.entryId)
    for (const [entryId, [first, ...rest]] of groups) {
      if (first) yield [first, ...rest]
      after = entryId
    }
    if (groups.size < rowsAtOnce) return
  }
}

async function* postingRows(tx: Tx, at: AsAt): AsyncGenerator<ExportRow> {
  for await (const entry of entriesOf(tx, at)) for (const posting of entry) yield postingRow(posting)
}

const postingRow = (row: PostingRow): ExportRow => ({
  entity: row.entity,
  entry: String(row.entryId),
  kind: row.kind,
  postedOn: row.postedOn,
  valueOn: row.valueOn,
  document: row.document,
  bankReference: row.bankReference,
  account: String(row.account),
  accountName: row.accountName,
  customerId: row.customerId,
  currency: row.currency,
  amount: amountOf(row.amount, row.currency),
  entityCurrency: row.entityCurrency,
  entityAmount: amountOf(row.entityAmount, row.entityCurrency),
})

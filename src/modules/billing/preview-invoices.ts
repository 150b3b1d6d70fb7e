import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { aroundDocuments } from './around-documents.ts'
import type { Billable } from './billable.ts'
import type { DocumentToIssue } from './document.ts'
import { composeAll, groupsOf } from './issue-invoices.ts'
import { contentOf } from './show-document.ts'
import { readBillables } from './store-billables.ts'

/** The bills that would be issued now, by the very rules that issue them. */
export async function previewInvoices(work: Work, { orderIds }: { readonly orderIds: readonly Id<'ord'>[] }) {
  const rows = await readBillables(work.tx, { orderIds })
  if (rows.length === 0) throw new Refused('nothing_to_bill')
  const documents = await composeBills(work, rows)
  const around = await aroundDocuments(work.tx, documents)
  return { documents: documents.map((document) => contentOf(work, document, around(document))) }
}

/** What is not billed yet as documents of today, entity by entity. */
export async function composeBills(work: Work, rows: readonly Billable[]): Promise<DocumentToIssue[]> {
  const documents: DocumentToIssue[] = []
  for (const [entityId, own] of Map.groupBy(rows, (row) => row.entityId)) {
    const entity = await entityOf(work.tx, entityId)
    documents.push(...(await composeAll(work, entity, groupsOf(own), today(work, entity))))
  }
  return documents
}

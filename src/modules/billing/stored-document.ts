import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { found } from '#platform/found'
import type { Tx } from '#platform/sql'
import { parseTerms } from '#modules/parties'
import type { DocumentLine, DocumentToIssue } from './document.ts'
import { documentHeads, documentLines, documentTaxes, type DocumentHead, type LineRow } from './store.ts'
import type { TaxSum } from './totals.ts'

export type StoredLine = DocumentLine & { readonly id: Id<'iln'>; readonly originId: Id<'org'> }

/** An issued document read back, as it was composed. */
export type StoredDocument = Omit<DocumentToIssue, 'lines'> & {
  readonly id: Id<'inv'>
  readonly number: string
  readonly version: number
  readonly originId: Id<'org'>
  readonly lines: readonly StoredLine[]
}

/** Issued documents that the asker may see, in the order of their ids. */
export async function documentsOf(tx: Tx, ids: readonly Id<'inv'>[]): Promise<StoredDocument[]> {
  const heads = await documentHeads(tx, ids)
  const known = heads.map((head) => head.id)
  const [lines, taxes] = [await documentLines(tx, known), await documentTaxes(tx, known)]
  return heads.map((head) =>
    stored(
      head,
      lines.filter((line) => line.documentId === head.id),
      taxes.filter((tax) => tax.documentId === head.id),
    ),
  )
}

export const documentOf = async (tx: Tx, id: Id<'inv'>): Promise<StoredDocument> =>
  found((await documentsOf(tx, [id])).at(0))

function stored(head: DocumentHead, lines: readonly LineRow[], taxes: readonly TaxSum[]): StoredDocument {
  const { currency, net, tax, gross, terms, entityRate, ...others } = head
  const { discountPercent, discountUntil, discountEffectiveUntil, discountAmount, ...rest } = others
  return {
    ...rest,
    net: money(net, currency),
    tax: money(tax, currency),
    gross: money(gross, currency),
    terms: parseTerms(terms),
    entityRate: parseDecimal(entityRate),
    discount:
      discountPercent !== null && discountUntil !== null && discountEffectiveUntil !== null && discountAmount !== null
        ? {
            percent: parseDecimal(discountPercent),
            until: discountUntil,
            effectiveUntil: discountEffectiveUntil,
            amount: money(discountAmount, currency),
          }
        : null,
    taxes,
    lines: lines.map((line) => ({
      ...line,
      quantity: parseDecimal(line.quantity),
      unitPrice: parseDecimal(line.unitPrice),
      taxPercent: parseDecimal(line.taxPercent),
      net: money(line.net, currency),
    })),
  }
}

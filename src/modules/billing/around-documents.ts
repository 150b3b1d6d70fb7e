import type { Id } from '#kernel/id'
import type { Tx } from '#platform/sql'
import { productsOf, taxCodes, type Product, type TaxCode } from '#modules/catalog'
import {
  bankAccounts,
  entitiesOf,
  staffOf,
  standsOnPaper,
  type BankAccount,
  type LegalEntity,
  type Staff,
} from '#modules/company'
import { customersOf, type Customer } from '#modules/parties'
import type { DocumentToIssue } from './document.ts'
import { documentHeads, type DocumentHead } from './store.ts'

type Named = Pick<DocumentToIssue, 'entityId' | 'customerId' | 'salespersonId' | 'originalId' | 'gross'> & {
  readonly lines: readonly { readonly productId: Id<'prd'> | null }[]
}

/** What stands around a document and is not stored on it: the seller, the customer, products, tax codes, people. */
export type Around = {
  readonly entity: LegalEntity
  /** Where the customer pays to: the entity's receiving account in the document's currency, else any that receives. */
  readonly bank: BankAccount | null
  readonly customer: Customer
  readonly salesperson: Staff | null
  readonly original: DocumentHead | null
  readonly product: (id: Id<'prd'> | null) => Product | null
  readonly taxCode: (id: Id<'txc'>) => TaxCode | null
}

/** Reads it for a set of documents, each thing once. */
export async function aroundDocuments(tx: Tx, documents: readonly Named[]): Promise<(document: Named) => Around> {
  const entities = await entitiesOf(tx, unique(documents.map((each) => each.entityId)))
  const customers = await customersOf(tx, unique(documents.map((each) => each.customerId)))
  const staff = await staffOf(tx, known(documents.map((each) => each.salespersonId)))
  const originals = await documentHeads(tx, known(documents.map((each) => each.originalId)))
  const products = await productsOf(tx, known(documents.flatMap((each) => each.lines.map((line) => line.productId))))
  const [accounts, codes] = [(await bankAccounts(tx)).filter(standsOnPaper), await taxCodes(tx)]
  const product = byId(products)
  const taxCode = byId(codes)
  return (document) => {
    const own = accounts.filter((account) => account.entityId === document.entityId && account.receives)
    return {
      entity: must(byId(entities)(document.entityId), 'legal entity'),
      bank: own.find((account) => account.currency === document.gross.currency) ?? own[0] ?? null,
      customer: must(byId(customers)(document.customerId), 'customer'),
      salesperson: byId(staff)(document.salespersonId),
      original: byId(originals)(document.originalId),
      product,
      taxCode,
    }
  }
}

const byId = <I, T extends { readonly id: I }>(rows: readonly T[]) => {
  const map = new Map(rows.map((row) => [row.id, row]))
  return (id: I | null): T | null => (id === null ? null : (map.get(id) ?? null))
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]
const known = <T>(values: readonly (T | null)[]): T[] => unique(values.filter((value): value is T => value !== null))

function must<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`a document without its ${what}`)
  return value
}

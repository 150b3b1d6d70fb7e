import { lineAmount, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { originsOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { issueImported, type DocumentLine, type ImportedDocument } from '#modules/billing'
import type { Product } from '#modules/catalog'
import { recordImported, type RecordedOrder } from '#modules/orders'
import type { Customer } from '#modules/parties'
import { became, type Became, type Becoming, type FileFacts, type Setting, type UnitToTake } from './become.ts'
import { countryOf } from './country-word.ts'
import { findBuyers, findProducts } from './find-or-make.ts'
import type { TableOf } from './preset.ts'
import { soldLine, type SoldLine } from './sold-line.ts'

type Table = TableOf<'documents'>

/** Lines of invoices and credit notes: every number becomes one document, an invoice one order before it. */
export const becomeDocuments = (table: Table): Becoming<SoldLine> => ({
  kind: 'document',
  units: 'lines',
  keyOf: (row, cells) => cells.text(row, 'number'),
  read: (row, cells) => soldLine(table, row, cells),
  take: (work, setting, file, units) => takeDocuments(work, table, setting, file, units),
})

type Document = {
  readonly unit: UnitToTake<SoldLine>
  readonly first: SoldLine
  readonly buyer: Customer
  readonly country: string
  readonly billTo: readonly string[]
  readonly originId: Id<'org'>
}

async function takeDocuments(
  work: Work,
  table: Table,
  setting: Setting,
  file: FileFacts,
  units: readonly UnitToTake<SoldLine>[],
): Promise<Became[]> {
  const mixed = new Map(units.flatMap((unit) => mixedUp(unit)))
  const clean = units.filter((unit) => !mixed.has(unit.key))
  const documents = await gather(work, table, setting, file, clean)
  const products = await findProducts(
    work,
    table,
    setting,
    clean.flatMap((unit) => unit.lines.map(({ draft }) => draft)),
  )
  const orders = await recordOrders(work, table, setting, documents, products)
  const issued = await issueImported(work, {
    entityId: setting.entity.id,
    documents: documents.map((document) => toIssue(table, setting, document, products, orders.get(document.unit.key))),
  })
  const ids = new Map(issued.map((document) => [document.number, document.id]))
  return units.map((unit) => mixed.get(unit.key) ?? became(known(ids.get(unit.key))))
}

// A number belongs to one customer and one day; a file in which it does not is mended by hand.
function mixedUp({ key, lines }: UnitToTake<SoldLine>): [string, Became][] {
  const [first] = lines
  const isMixed = lines.some(({ draft }) => draft.customer !== first.draft.customer)
  return isMixed
    ? [[key, { ok: false, code: 'document_has_two_customers', facts: { field: 'customer', number: key } }]]
    : []
}

async function gather(
  work: Work,
  table: Table,
  setting: Setting,
  file: FileFacts,
  units: readonly UnitToTake<SoldLine>[],
): Promise<Document[]> {
  const firsts = units.map((unit) => unit.lines[0].draft)
  const buyers = await findBuyers(work, table, setting, firsts)
  const origins = await originsOf(
    work,
    units.map((unit) => ({ file: file.name, line: unit.lines[0].line, rule: `import ${setting.preset.name}` })),
  )
  return units.map((unit, index) => {
    const first = unit.lines[0].draft
    const buyer = known(buyers.get(first.customer ?? table.counter.number))
    return {
      unit,
      first,
      buyer,
      country: countryOf(first.country, setting.preset.countries) ?? 'ZZ',
      billTo: first.country === '' ? [buyer.name] : [buyer.name, first.country],
      originId: known(origins[index]),
    }
  })
}

type Products = ReadonlyMap<string, Product>

async function recordOrders(
  work: Work,
  table: Table,
  setting: Setting,
  documents: readonly Document[],
  products: Products,
): Promise<ReadonlyMap<string, RecordedOrder>> {
  const invoices = documents.filter(({ first }) => first.kind === 'invoice')
  const recorded = await recordImported(
    work,
    invoices.map(({ unit, first, buyer, billTo, originId }) => ({
      entityId: setting.entity.id,
      customerId: buyer.id,
      salespersonId: null,
      number: unit.key,
      dealOn: first.day,
      poNumber: null,
      billTo,
      terms: table.terms,
      currency: setting.entity.currency,
      originId,
      lines: unit.lines.map(({ draft }) => {
        const line = lineOf(table, setting, draft, products)
        return { ...line, productId: known(products.get(draft.sku)).id }
      }),
    })),
  )
  return new Map(invoices.map(({ unit }, index) => [unit.key, known(recorded[index])]))
}

const lineOf = (table: Table, setting: Setting, draft: SoldLine, products: Products) => {
  const product = known(products.get(draft.sku))
  return {
    description: draft.description || product.name,
    quantity: draft.quantity,
    unit: table.unit,
    unitPrice: draft.price,
    net: lineAmount(draft.quantity, draft.price, setting.entity.currency),
    revenue: product.kind,
    taxCodeId: setting.asImported.taxCodeId,
    taxPercent: noTax,
  }
}

const noTax: Decimal = { digits: 0n, scale: 0 }

function toIssue(
  table: Table,
  setting: Setting,
  { unit, first, buyer, country, billTo, originId }: Document,
  products: Products,
  order: RecordedOrder | undefined,
): ImportedDocument {
  const line = (draft: SoldLine, index: number): DocumentLine => ({
    ...lineOf(table, setting, draft, products),
    productId: known(products.get(draft.sku)).id,
    orderLineId: order?.lineIds[index] ?? null,
    deliveryLineId: null,
    originalLineId: null,
    detail: null,
    taxRateId: setting.asImported.taxRateId,
    priceKind: 'imported',
    priceId: null,
    suppliedOn: draft.day,
    deliveryNote: null,
    priceOriginId: originId,
    quantityOriginId: originId,
  })
  const [head, ...rest] = unit.lines
  return {
    kind: first.kind,
    number: unit.key,
    customerId: buyer.id,
    customerCountry: country,
    issuedOn: first.day,
    // What we owe is due at once.
    ...(first.kind === 'credit_note' ? { dueOn: first.day } : {}),
    terms: table.terms,
    currency: setting.entity.currency,
    poNumber: null,
    ourOrder: order ? unit.key : null,
    billTo,
    language: buyer.language,
    originalId: null,
    reason: null,
    orderId: order?.id ?? null,
    salespersonId: null,
    lines: [line(head.draft, 0), ...rest.map(({ draft }, index) => line(draft, index + 1))],
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('something that was made is not there')
  return value
}

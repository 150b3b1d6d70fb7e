import type { Work } from '#platform/work'
import { createProducts, productsBySku, type Product } from '#modules/catalog'
import { createCustomers, customersByNumber, type Customer, type CustomerDraft } from '#modules/parties'
import type { SoldLine } from './sold-line.ts'
import type { Setting } from './become.ts'
import { countryOf } from './country-word.ts'
import type { TableOf } from './preset.ts'

type Table = TableOf<'documents'>

/** The customers of documents by their numbers; those that are not on file yet are made from what the first document says. */
export async function findBuyers(
  work: Work,
  table: Table,
  setting: Setting,
  firsts: readonly SoldLine[],
): Promise<ReadonlyMap<string, Customer>> {
  const wanted = new Map<string, SoldLine>()
  for (const line of firsts) {
    const number = line.customer ?? table.counter.number
    if (!wanted.has(number)) wanted.set(number, line)
  }
  const found = await customersByNumber(work.tx, [...wanted.keys()])
  const missing = [...wanted.keys()].filter((number) => !found.some((customer) => customer.number === number))
  const drafts = missing.toSorted().map((number): CustomerDraft => {
    const line = wanted.get(number)
    const isCounter = line?.customer === null
    return {
      number,
      name: isCounter ? table.counter.name : table.customerName.replace('{number}', number),
      kind: isCounter ? 'counter' : 'business',
      country: countryOf(line?.country ?? '', setting.preset.countries) ?? 'ZZ',
      currency: setting.entity.currency,
      terms: table.terms,
      invoiceChannel: 'none',
      since: line?.day ?? null,
    }
  })
  await createCustomers(work, drafts)
  const made =
    drafts.length === 0
      ? []
      : await customersByNumber(
          work.tx,
          drafts.map((draft) => draft.number ?? ''),
        )
  return new Map([...found, ...made].map((customer) => [customer.number, customer]))
}

/** The products of lines by their numbers; a new one is called as the first line calls it. */
export async function findProducts(
  work: Work,
  table: Table,
  setting: Setting,
  lines: readonly SoldLine[],
): Promise<ReadonlyMap<string, Product>> {
  const names = new Map<string, string>()
  for (const { sku, description } of lines) names.set(sku, names.get(sku) || description)
  const found = await productsBySku(work.tx, [...names.keys()])
  const known = new Set(found.map((product) => product.sku))
  const drafts = [...names]
    .filter(([sku]) => !known.has(sku))
    .map(([sku, name]) => ({
      sku,
      name: name || sku,
      kind: table.productKinds[sku] ?? ('goods' as const),
      unit: table.unit,
      taxCodeId: setting.asImported.taxCodeId,
    }))
  await createProducts(work, drafts)
  const made =
    drafts.length === 0
      ? []
      : await productsBySku(
          work.tx,
          drafts.map((draft) => draft.sku),
        )
  return new Map([...found, ...made].map((product) => [product.sku, product]))
}

import { day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import { dayIn } from '#kernel/day'
import { currency, type Currency } from '#kernel/money'
import type { Work } from '#platform/work'
import { createProducts, productsBySku, setPrices, taxCodes, type ProductKind, type TaxCode } from '#modules/catalog'
import { became, type Became, type Becoming, type Setting, type UnitToTake } from './become.ts'
import { refuseCell, withoutFloat, type Cells } from './cells.ts'
import type { TableOf } from './preset.ts'
import type { Row } from './read-rows.ts'

type Table = TableOf<'products'>

export type ListedProduct = {
  readonly sku: string
  readonly name: string
  readonly detail: string | null
  readonly unit: string
  readonly kind: ProductKind
  readonly price: Decimal | null
  readonly currency: Currency
  readonly taxCode: string | null
}

/** A list of products, each with its list price where it has one. */
export const becomeProducts = (table: Table): Becoming<ListedProduct> => ({
  kind: 'product',
  units: 'record',
  keyOf: (row, cells) => withoutFloat(cells.text(row, 'sku')),
  read: product,
  take: (work, setting, _file, units) => takeProducts(work, table, setting, units),
})

const kinds: Readonly<Record<string, ProductKind>> = {
  service: 'service',
  services: 'service',
  dienstleistung: 'service',
  leistung: 'service',
  freight: 'freight',
  shipping: 'freight',
  fracht: 'freight',
  versand: 'freight',
  porto: 'freight',
}

function product(row: Row, cells: Cells, { entity }: Setting): ListedProduct {
  const price = cells.text(row, 'price') === '' ? null : cells.decimal(row, 'price')
  if (price && price.digits < 0n) refuseCell('price_is_negative', 'price', cells.text(row, 'price'))
  const sku = withoutFloat(cells.word(row, 'sku'))
  return {
    sku,
    name: cells.text(row, 'name') || sku,
    detail: cells.text(row, 'detail') || null,
    unit: cells.text(row, 'unit') || 'pcs',
    kind: kinds[cells.text(row, 'kind').toLowerCase()] ?? 'goods',
    price,
    currency: currencyFrom(cells.text(row, 'currency'), 'currency', entity.currency),
    taxCode: cells.text(row, 'taxCode') || null,
  }
}

/** An ISO code in whatever case; nothing means the seller's own. */
export function currencyFrom(text: string, field: string, usual: Currency): Currency {
  if (text === '') return usual
  try {
    return currency(text.toUpperCase())
  } catch {
    return refuseCell('currency_is_unknown', field, text)
  }
}

async function takeProducts(
  work: Work,
  table: Table,
  setting: Setting,
  units: readonly UnitToTake<ListedProduct>[],
): Promise<Became[]> {
  const codes = await taxCodes(work.tx)
  const taken = new Set(
    (
      await productsBySku(
        work.tx,
        units.map(({ key }) => key),
      )
    ).map(({ sku }) => sku),
  )
  const judged = units.map((unit) => judge(unit.lines[0].draft, taken, codes, setting))
  const good = judged.flatMap((each) => (each.ok ? [each.value] : []))
  const ids = await createProducts(
    work,
    good.map(({ listed: { sku, name, detail, unit, kind }, taxCodeId }) => ({
      sku,
      name,
      detail,
      unit,
      kind,
      taxCodeId,
    })),
  )
  const fromOn = table.pricesFrom ? day(table.pricesFrom) : dayIn(setting.entity.zone, work.at)
  await setPrices(
    work,
    good.flatMap(({ listed: { price, currency } }, index) => {
      const productId = ids[index]
      return price && productId ? [{ productId, currency, amount: price, fromOn }] : []
    }),
  )
  let next = 0
  return judged.map((each) => (each.ok ? became(ids[next++] ?? 0n) : each))
}

function judge(listed: ListedProduct, taken: ReadonlySet<string>, codes: readonly TaxCode[], setting: Setting) {
  if (taken.has(listed.sku))
    return { ok: false, code: 'sku_is_taken', facts: { field: 'sku', value: listed.sku } } as const
  const taxCodeId = taxCodeFor(listed.taxCode, codes, setting)
  if (taxCodeId) return { ok: true, value: { listed, taxCodeId } } as const
  return { ok: false, code: 'tax_code_is_unknown', facts: { field: 'taxCode', value: listed.taxCode ?? '' } } as const
}

/** A code by its word or by its percentage today; without one the seller's standard rate. */
function taxCodeFor(word: string | null, codes: readonly TaxCode[], { entity, asImported }: Setting) {
  const country = entity.country.toLowerCase()
  const active = codes.filter((code) => code.active)
  if (word === null) return active.find(({ code }) => code === `${country}-standard`)?.id ?? asImported.taxCodeId
  const wanted = word.toLowerCase()
  const named = active.find(({ code, name }) =>
    [code, name.toLowerCase(), code.replace(`${country}-`, '')].includes(wanted),
  )
  if (named) return named.id
  const [, percent] = /^(\d{1,2}(?:[.,]\d{1,2})?)\s*%?$/.exec(word) ?? []
  if (percent === undefined) return null
  const own = active.filter(({ country }) => country === entity.country)
  return (
    own.find(
      ({ rates }) =>
        Number(rates[0]?.percent.digits ?? -1n) / 10 ** (rates[0]?.percent.scale ?? 0) ===
        Number(percent.replace(',', '.')),
    )?.id ?? null
  )
}

import { day, plusDays } from '#kernel/day'
import { decimalOf, parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { currency, money } from '#kernel/money'
import { billable, issueImported, type BillableDraft, type ImportedDocument } from '#modules/billing'
import { addTaxCodesOf, createProducts, taxRatesOn } from '#modules/catalog'
import { createBankAccounts, createEntities, createStaff } from '#modules/company'
import { setLimits } from '#modules/credit'
import { createCustomers, parseTerms } from '#modules/parties'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'

export const euro = currency('EUR')
export const iban = 'DE89370400440532013000'
const issuedOn = day('2025-01-02')

export type Stock = {
  readonly entityId: Id<'ent'>
  readonly customerIds: readonly Id<'cus'>[]
  readonly productId: Id<'prd'>
  readonly staffId: Id<'stf'>
  readonly taxCodeId: Id<'txc'>
  readonly taxRateId: bigint
}

/** A seller and his customers: one for each two hundred open items, as the sample of the budgets has them. */
export async function stock(work: Work, customers: number): Promise<Stock> {
  const [entityId] = await createEntities(work, [seller])
  const [staffId] = await createStaff(work, [{ name: 'Bench', roles: ['finance_lead'] }])
  const [taxCodeId] = await addTaxCodesOf(work, { country: 'DE', language: 'en' })
  if (!entityId || !staffId || !taxCodeId) throw new Error('nobody is there')
  await createBankAccounts(work, [{ entityId, currency: euro, name: 'House bank', iban, bic: 'COBADEFFXXX' }])
  const [productId] = await createProducts(work, [{ sku: 'SEAL', name: 'Seal kit', taxCodeId }])
  const [rate] = await taxRatesOn(work.tx, [{ taxCodeId, on: issuedOn }])
  if (!productId || !rate) throw new Error('there is nothing to sell')
  const customerIds = await createCustomers(
    work,
    Array.from({ length: customers }, (_, index) => ({
      number: `C-${index + 1}`,
      name: `Customer ${index + 1} GmbH`,
      country: 'DE',
      currency: euro,
      language: 'en',
      invoiceChannel: 'none' as const,
      ownerId: staffId,
    })),
  )
  await setLimits(
    work,
    customerIds.map((customerId) => ({
      customerId,
      amount: money(100_000_000_00n, euro),
      fromOn: issuedOn,
      toOn: null,
      reviewOn: null,
      reason: null,
    })),
  )
  return { entityId, customerIds, productId, staffId, taxCodeId, taxRateId: rate.taxRateId }
}

const customerOf = ({ customerIds }: Stock, index: number): Id<'cus'> => {
  const id = customerIds[index % customerIds.length]
  if (!id) throw new Error('there is no customer')
  return id
}

/** Invoices of another system, three lines each: what an import takes over, and the open items that everything else is measured on. */
export async function takeOver(work: Work, stocked: Stock, first: number, count: number): Promise<void> {
  const documents = Array.from({ length: count }, (_, index): ImportedDocument => {
    const number = first + index
    return {
      kind: 'invoice',
      number: `OLD-${1_000_000 + number}`,
      customerId: customerOf(stocked, number),
      customerCountry: 'DE',
      issuedOn: plusDays(issuedOn, number % 60),
      terms: parseTerms('net:30'),
      currency: euro,
      poNumber: null,
      ourOrder: null,
      billTo: ['Am Markt 1', '20095 Hamburg'],
      language: 'en',
      originalId: null,
      reason: null,
      orderId: null,
      salespersonId: stocked.staffId,
      lines: [line(stocked), line(stocked), line(stocked)],
    }
  })
  await issueImported(work, { entityId: stocked.entityId, documents })
}

const line = ({ productId, taxCodeId, taxRateId }: Stock) => ({
  productId,
  orderLineId: null,
  deliveryLineId: null,
  originalLineId: null,
  description: 'Seal kit, shaft 40 mm',
  detail: null,
  quantity: decimalOf(1n),
  unit: 'pcs',
  unitPrice: parseDecimal('100'),
  net: money(100_00n, euro),
  revenue: 'goods' as const,
  taxCodeId,
  taxRateId,
  taxPercent: parseDecimal('19'),
  priceKind: 'typed' as const,
  priceId: null,
  suppliedOn: issuedOn,
  deliveryNote: null,
  priceOriginId: null,
  quantityOriginId: null,
})

const seller = {
  code: 'BE',
  name: 'Bench GmbH',
  country: 'DE',
  addressLines: ['Am Speicherhof 14', '28217 Bremen'],
  phone: '+49 421 5550 132',
  email: 'billing@bench.example',
  vatNumber: 'DE136695976',
  taxNumber: '60 123 45678',
  registration: 'Bremen',
  director: 'N. N.',
}

/** What was delivered and waits for its bill: an order with three lines for each document. */
export async function deliverAll(
  work: Work,
  { entityId, customerIds: _, productId, taxCodeId, staffId }: Stock,
  orders: readonly {
    readonly orderId: Id<'ord'>
    readonly customerId: Id<'cus'>
    readonly lineIds: readonly Id<'oln'>[]
  }[],
): Promise<void> {
  const originId = await originOf(work)
  const drafts = orders.flatMap(({ orderId, customerId, lineIds }) =>
    lineIds.map((orderLineId, index): BillableDraft => ({
      entityId,
      customerId,
      orderId,
      orderLineId,
      deliveryLineId: null,
      productId,
      position: index + 1,
      description: 'Seal kit, shaft 40 mm',
      detail: null,
      quantity: decimalOf(1n),
      unit: 'pcs',
      unitPrice: parseDecimal('100'),
      currency: euro,
      revenue: 'goods',
      taxCodeId,
      priceKind: 'typed',
      priceId: null,
      dealOn: issuedOn,
      suppliedOn: day('2025-03-06'),
      deliveryNote: null,
      poNumber: `PO-${orderId}`,
      ourOrder: null,
      terms: parseTerms('net:30'),
      billTo: ['Am Markt 1', '20095 Hamburg'],
      salespersonId: staffId,
      priceOriginId: originId,
      quantityOriginId: originId,
    })),
  )
  await billable(
    work,
    drafts.map((draft) => ({ ...draft, gross: money(119_00n, euro) })),
  )
}

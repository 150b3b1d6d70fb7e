import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { currency, parseMoney } from '#kernel/money'
import { addTaxCodesOf, createProducts, setPrices } from '#modules/catalog'
import { createBankAccounts, createEntities, createStaff } from '#modules/company'
import { setLimits } from '#modules/credit'
import { placeOrders, type PlacedOrder } from '#modules/orders'
import { addAddresses, addContacts, createCustomers, parseTerms } from '#modules/parties'
import { begin, type Work } from '#platform/work'
import { realChance } from '#platform/chance'
import { confirmDelivery, type ConfirmedDelivery } from '../../src/modules/orders/confirm-delivery.ts'
import { linesOfOrders } from '../../src/modules/orders/store.ts'
import { testFiles } from './files.ts'
import type { World } from './world.ts'

const euro = currency('EUR')

/** A seller of pumps and seals with a customer, his accountant, products and prices: what a bill needs to begin. */
export type Shop = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly addressId: Id<'adr'>
  readonly pfeil: Id<'stf'>
  readonly harms: Id<'stf'>
  readonly seal: Id<'prd'>
  readonly bearing: Id<'prd'>
  readonly freight: Id<'prd'>
  /** Work of a person, as if they sat at a screen. */
  readonly as: <T>(staffId: Id<'stf'>, verb: (work: Work) => Promise<T>) => Promise<T>
  readonly order: (over?: Partial<Ordered>) => Promise<PlacedOrder>
  readonly deliver: (orderId: Id<'ord'>, over?: Partial<Delivered>) => Promise<ConfirmedDelivery>
}

type Ordered = {
  readonly poNumber: string | null
  readonly terms: string
  readonly dealOn: string
  readonly lines: readonly { readonly productId: Id<'prd'>; readonly quantity: string; readonly price?: string }[]
  readonly customerId: Id<'cus'>
  readonly entityId: Id<'ent'>
  readonly currency: string
}
type Delivered = { readonly on: string; readonly quantities: readonly string[] }

export async function openShop(world: World): Promise<Shop> {
  const ids = await world.work(stock)
  const as: Shop['as'] = (staffId, verb) =>
    begin(
      { database: world.database, clock: world.clock, chance: realChance, files: testFiles },
      {
        who: { kind: 'staff', staffId, name: 'somebody', roles: [], permissions: new Set(), sees: 'all' },
        door: 'screen',
      },
      verb,
    )
  return {
    ...ids,
    as,
    order: (over = {}) => as(ids.pfeil, (work) => orderOf(work, ids, over)),
    deliver: (orderId, over = {}) => as(ids.harms, (work) => deliveryOf(work, orderId, over)),
  }
}

type Stock = Omit<Shop, 'as' | 'order' | 'deliver'>

async function stock(work: Work): Promise<Stock> {
  const [entityId] = await createEntities(work, [quellwerk])
  const [pfeil, harms] = await createStaff(work, [
    { name: 'Jonas Pfeil', roles: ['sales_rep'] },
    { name: 'Jens Harms', roles: ['operations'] },
  ])
  if (!entityId || !pfeil || !harms) throw new Error('the shop did not open')
  await createBankAccounts(work, [
    { entityId, currency: euro, name: 'Commerzbank', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
  ])
  const [taxCodeId] = await addTaxCodesOf(work, { country: 'DE', language: 'en' })
  const [customerId] = await createCustomers(work, [{ ...lindauer, ownerId: pfeil }])
  if (!customerId || !taxCodeId) throw new Error('the shop did not open')
  const place = {
    customerId,
    lines: ['Accounts payable', 'Inselgraben 22'],
    postalCode: '88131',
    city: 'Lindau',
    country: 'DE',
  }
  const [addressId] = await addAddresses(work, [
    { ...place, kind: 'bill_to' },
    { ...place, kind: 'ship_to' },
  ])
  if (!addressId) throw new Error('the shop did not open')
  await addContacts(work, [
    {
      customerId,
      name: 'Hanna Vogel',
      function: 'accounts_payable',
      email: 'ap@lindauer.example',
      phone: null,
      language: null,
    },
    {
      customerId,
      name: 'Uwe Brandt',
      function: 'purchasing',
      email: 'brandt@lindauer.example',
      phone: null,
      language: null,
    },
  ])
  const [seal, bearing, freight] = await createProducts(work, [
    { sku: 'SK-40-EPDM', name: 'Seal kit, shaft 40 mm, EPDM', taxCodeId },
    { sku: 'LG-6208-C3', name: 'Bearing set 6208 C3, pair', unit: 'sets', taxCodeId },
    { sku: 'FR-01', name: 'Freight to kerbside, Lindau', kind: 'freight', unit: '', taxCodeId },
  ])
  if (!seal || !bearing || !freight) throw new Error('the shop did not open')
  const from = day('2025-01-01')
  await setPrices(work, [
    { productId: seal, currency: euro, amount: parseDecimal('54'), fromOn: from, listName: 'list 2025' },
    { productId: bearing, currency: euro, amount: parseDecimal('98'), fromOn: from, listName: 'list 2025' },
    {
      productId: bearing,
      customerId,
      currency: euro,
      amount: parseDecimal('96.5'),
      fromOn: from,
      agreement: 'contract 14',
    },
    { productId: freight, currency: euro, amount: parseDecimal('45'), fromOn: from, listName: 'list 2025' },
  ])
  await setLimits(work, [
    { customerId, amount: parseMoney('100000.00', euro), fromOn: from, toOn: null, reviewOn: null, reason: null },
  ])
  return { entityId, customerId, addressId, pfeil, harms, seal, bearing, freight }
}

const quellwerk = {
  code: 'QW',
  name: 'Quellwerk Industriebedarf GmbH',
  country: 'DE',
  addressLines: ['Am Speicherhof 14', '28217 Bremen'],
  phone: '+49 421 5550 132',
  email: 'billing@quellwerk.example',
  vatNumber: 'DE136695976',
  taxNumber: '60 123 45678',
  registration: 'Bremen · HRB 40417 HB',
  director: 'Dr. Imke Dralle',
}

const lindauer = {
  number: 'KD-10417',
  name: 'Lindauer Maschinenbau GmbH',
  country: 'DE',
  currency: euro,
  language: 'en',
  invoiceChannel: 'email' as const,
}

async function orderOf(work: Work, shop: Stock, over: Partial<Ordered>): Promise<PlacedOrder> {
  const address = { addressId: shop.addressId, lines: ['Accounts payable', 'Inselgraben 22', '88131 Lindau'] }
  const lines = over.lines ?? [
    { productId: shop.seal, quantity: '40' },
    { productId: shop.bearing, quantity: '10' },
    { productId: shop.freight, quantity: '1' },
  ]
  const [placed] = await placeOrders(work, [
    {
      draftId: null,
      prepaid: false,
      head: {
        entityId: over.entityId ?? shop.entityId,
        customerId: over.customerId ?? shop.customerId,
        salespersonId: shop.pfeil,
        orderedByContactId: null,
        externalNumber: null,
        dealOn: day(over.dealOn ?? '2025-03-03'),
        poNumber: over.poNumber === undefined ? '4500098117' : over.poNumber,
        billTo: address,
        shipTo: address,
        wishedOn: null,
        terms: parseTerms(over.terms ?? 'net:30'),
        promised: null,
        note: null,
        currency: currency(over.currency ?? 'EUR'),
      },
      lines: lines.map(({ productId, quantity, price }) => ({
        productId,
        quantity: parseDecimal(quantity),
        unitPrice: price === undefined ? null : parseDecimal(price),
      })),
    },
  ])
  if (!placed) throw new Error('no order was placed')
  return placed
}

async function deliveryOf(work: Work, orderId: Id<'ord'>, over: Partial<Delivered>): Promise<ConfirmedDelivery> {
  const lines = await linesOfOrders(work.tx, [orderId])
  return confirmDelivery(work, {
    orderId,
    deliveredOn: day(over.on ?? '2025-03-06'),
    lines: lines.flatMap((line, index) => {
      const quantity = over.quantities ? over.quantities[index] : undefined
      if (over.quantities && quantity === undefined) return []
      return [{ lineId: line.id, quantity: quantity === undefined ? line.quantity : parseDecimal(quantity) }]
    }),
    proof: { kind: 'signature', fileId: null, signedBy: 'U. Brandt' },
    remark: null,
  })
}

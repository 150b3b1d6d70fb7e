import assert from 'node:assert/strict'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { formatId, type Id } from '#kernel/id'
import { currency, parseMoney } from '#kernel/money'
import { addTaxCodesOf, createProducts, setPrices, taxCodes } from '#modules/catalog'
import { createEntities } from '#modules/company'
import { setLimits } from '#modules/credit'
import { addAddresses, addContacts, createCustomers, parseTerms } from '#modules/parties'
import type { Work } from '#platform/work'

const euro = currency('EUR')

/** Names of what is sold, as tests ask for it. */
export const goods = {
  seals: 'SK-40',
  bearings: '6305',
  pump: 'NB-32-125',
  freight: 'FREIGHT',
} as const

export type Quellwerk = {
  readonly entityId: Id<'ent'>
  readonly lindauer: Id<'cus'>
  readonly kessler: Id<'cus'>
  readonly aumann: Id<'cus'>
  /** The same as they travel. */
  readonly wire: {
    readonly entityId: string
    readonly lindauer: string
    readonly kessler: string
    readonly aumann: string
  }
}

/** A seller of pumps with three customers, prices and an agreement, as the stories of the trade tell of them. */
export async function openQuellwerk(
  work: Work,
  owners: { readonly lindauer?: Id<'stf'>; readonly kessler?: Id<'stf'>; readonly aumann?: Id<'stf'> } = {},
) {
  const [entityId] = await createEntities(work, [
    { code: 'DE', name: 'Quellwerk Industriebedarf GmbH', country: 'DE', language: 'en' },
  ])
  const [lindauer, kessler, aumann] = await createCustomers(work, [
    {
      name: 'Lindauer Maschinenbau GmbH',
      country: 'DE',
      currency: euro,
      poRule: 'required',
      poPattern: '45\\d{8}',
      ownerId: owners.lindauer ?? null,
    },
    { name: 'Kessler Anlagenbau GmbH', country: 'DE', currency: euro, ownerId: owners.kessler ?? null },
    {
      name: 'Aumann Fördertechnik GmbH',
      country: 'DE',
      currency: euro,
      terms: parseTerms('2/10,net:30'),
      ownerId: owners.aumann ?? null,
    },
  ])
  assert.ok(entityId && lindauer && kessler && aumann)
  await addPlaces(work, { lindauer, kessler, aumann })
  await addGoods(work, aumann)
  const wire = {
    entityId: formatId('ent', entityId),
    lindauer: formatId('cus', lindauer),
    kessler: formatId('cus', kessler),
    aumann: formatId('cus', aumann),
  }
  return { entityId, lindauer, kessler, aumann, wire } satisfies Quellwerk
}

async function addPlaces(
  work: Work,
  { lindauer, kessler, aumann }: Pick<Quellwerk, 'lindauer' | 'kessler' | 'aumann'>,
) {
  const place = (customerId: Id<'cus'>, kind: 'bill_to' | 'ship_to', street: string, town: string) => {
    const [postalCode = '', city = ''] = town.split(' ')
    return { customerId, kind, lines: [street], postalCode, city, country: 'DE' }
  }
  await addAddresses(work, [
    place(lindauer, 'bill_to', 'Uferweg 8', '88131 Lindau'),
    place(kessler, 'bill_to', 'Hansastr. 31', '44137 Dortmund'),
    place(aumann, 'bill_to', 'Kreditoren, Gewerbepark 7', '33609 Bielefeld'),
    place(aumann, 'ship_to', 'Halle 3, Gütersloher Str. 41', '33649 Bielefeld'),
  ])
  const contact = { email: null, phone: null, language: null }
  await addContacts(work, [
    { ...contact, customerId: aumann, name: 'Katrin Vogel', function: 'purchasing' },
    { ...contact, customerId: lindauer, name: 'Jutta Rabe', function: 'purchasing' },
  ])
}

async function addGoods(work: Work, aumann: Id<'cus'>) {
  await addTaxCodesOf(work, { country: 'DE', language: 'en' })
  const taxCodeId = (await taxCodes(work.tx)).find((code) => code.code === 'de-standard')?.id
  assert.ok(taxCodeId)
  const cost = (amount: string) => ({ amount: parseDecimal(amount), currency: euro })
  const [seals, bearings, pump, freight] = await createProducts(work, [
    { sku: goods.seals, name: 'Seal kit SK-40', taxCodeId, cost: cost('33.35') },
    { sku: goods.bearings, name: 'Bearing set 6305', taxCodeId, cost: cost('71.41'), packSize: parseDecimal('10') },
    { sku: goods.pump, name: 'Pump NB 32-125', taxCodeId, cost: cost('967.20') },
    { sku: goods.freight, name: 'Freight, pallet', kind: 'freight', taxCodeId },
  ])
  assert.ok(seals && bearings && pump && freight)
  const price = (productId: Id<'prd'>, amount: string) => ({
    productId,
    currency: euro,
    amount: parseDecimal(amount),
    fromOn: day('2025-01-01'),
    listName: 'list 2025',
  })
  await setPrices(work, [
    price(seals, '54.00'),
    price(bearings, '96.50'),
    price(pump, '1240.00'),
    price(freight, '45.00'),
    { ...price(seals, '51.30'), listName: null, customerId: aumann, agreement: 'contract 22' },
  ])
}

/** Sets a limit as credit would. */
export const limitOf = (work: Work, customerId: Id<'cus'>, amount: string, fromOn = '2025-01-01') =>
  setLimits(work, [
    {
      customerId,
      amount: parseMoney(amount, euro),
      fromOn: day(fromOn),
      toOn: null,
      reviewOn: null,
      reason: 'start',
    },
  ])

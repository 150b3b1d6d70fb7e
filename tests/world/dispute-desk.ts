import assert from 'node:assert/strict'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { formatId, type Id } from '#kernel/id'
import { currency, money, parseMoney } from '#kernel/money'
import { issueInvoices, type IssuedDocument } from '#modules/billing'
import { createProducts, createTaxCodes, setPrices } from '#modules/catalog'
import { createEntities, type LegalEntity, entityOf } from '#modules/company'
import { allocate, itemIds, itemsOfDocument, post, raiseItems } from '#modules/ledger'
import { confirmDelivery, placeOrders } from '#modules/orders'
import { addAddresses, addContacts, addressesOf, createCustomers, customerOf, printedAddress } from '#modules/parties'
import { theSystem, type Work } from '#platform/work'
import type { World } from './world.ts'

export const euro = currency('EUR')

/** What a line of the sale is: a product of the list, how many, and a price where somebody typed one. */
export type Sold = { readonly sku: 'seal' | 'bearing' | 'freight'; readonly quantity: string; readonly price?: string }

export type DisputeDesk = {
  readonly entity: LegalEntity
  readonly customerId: Id<'cus'>
  readonly contactId: Id<'con'>
  readonly sellerId: Id<'stf'>
  /** A sale from order to bill: entered, delivered and billed on the world's day. */
  readonly sell: (lines: readonly Sold[], customerId?: Id<'cus'>) => Promise<Bill>
  /** Money that arrives and is applied to a bill. */
  readonly pay: (bill: Bill, amount: string, on: string) => Promise<void>
  readonly addCustomer: (number: string, name: string) => Promise<Id<'cus'>>
}

export type Bill = { readonly document: IssuedDocument; readonly id: string; readonly lineIds: readonly string[] }

/** A seller with people, products and a customer who has somebody for accounts payable. */
export async function openDisputeDesk(world: World): Promise<DisputeDesk> {
  const sellerId = await world.staffId('sales_rep', 'Jonas Pfeil')
  const dispatchId = await world.staffId('operations', 'Jens Harms')
  const made = await world.work((work) => furnish(work, sellerId))
  const as = (work: Work, staffId: Id<'stf'>, name: string): Work => ({
    ...work,
    memo: new Map(),
    who: { ...theSystem(name), kind: 'staff', staffId },
  })
  const addCustomer = (number: string, name: string) =>
    world.work(async (work) => {
      const [customerId] = await createCustomers(work, [
        { number, name, country: 'DE', currency: euro, ownerId: sellerId },
      ])
      assert.ok(customerId)
      await house(work, customerId, name)
      return customerId
    })
  return {
    ...made,
    sellerId,
    addCustomer,
    sell: async (lines, customerId = made.customerId) => {
      const order = await world.work(async (work) => {
        const [placed] = await placeOrders(as(work, sellerId, 'Jonas Pfeil'), [
          await draftOf(work, made, { lines, customerId, sellerId }),
        ])
        assert.equal(
          placed?.status,
          'accepted',
          JSON.stringify(placed?.findings, (_, value) => String(value)),
        )
        return placed
      })
      const document = await world.work(async (work) => {
        const { linesOfOrders } = await import('../../src/modules/orders/store.ts')
        const ordered = await linesOfOrders(work.tx, [order.id])
        await confirmDelivery(as(work, dispatchId, 'Jens Harms'), {
          orderId: order.id,
          deliveredOn: day(work.at.toISOString().slice(0, 10)),
          lines: ordered.map(({ id, quantity }) => ({ lineId: id, quantity })),
          proof: { kind: 'signature', fileId: null, signedBy: 'K. Ahlers' },
          remark: null,
        })
        const [issued] = await issueInvoices(work, { orderIds: [order.id] })
        assert.ok(issued)
        return issued
      })
      return world.work(async (work) => {
        const { documentLines } = await import('#modules/billing')
        const rows = await documentLines(work.tx, [document.id])
        return { document, id: formatId('inv', document.id), lineIds: rows.map((row) => formatId('iln', row.id)) }
      })
    },
    pay: (bill, amount, on) => world.work((work) => receive(work, made.entity, bill, { amount, on })),
  }
}

async function furnish(work: Work, sellerId: Id<'stf'>) {
  const [entityId] = await createEntities(work, [
    { code: 'QI', name: 'Quellwerk Industriebedarf GmbH', country: 'DE', subdivision: 'HB' },
  ])
  assert.ok(entityId)
  const [taxCodeId] = await createTaxCodes(work, [
    {
      code: 'DE19',
      name: 'Umsatzsteuer 19 %',
      country: 'DE',
      rates: [{ percent: parseDecimal('19'), fromOn: day('2007-01-01'), source: '§ 12 UStG' }],
    },
  ])
  assert.ok(taxCodeId)
  const products = await createProducts(work, [
    { sku: 'seal', name: 'Gleitringdichtung MG1-32', taxCodeId, unit: 'Stk' },
    { sku: 'bearing', name: 'Lagersatz 6205-2RS', taxCodeId, unit: 'Satz' },
    { sku: 'freight', name: 'Fracht', taxCodeId, kind: 'freight', unit: 'psch' },
  ])
  const prices = ['54.00', '96.50', '45.00']
  await setPrices(
    work,
    products.map((productId, index) => ({
      productId,
      currency: euro,
      amount: parseDecimal(prices[index] ?? '1'),
      fromOn: day('2025-01-01'),
    })),
  )
  const [customerId] = await createCustomers(work, [
    {
      number: '10233',
      name: 'Lindauer Maschinenbau GmbH',
      country: 'DE',
      currency: euro,
      language: 'de',
      ownerId: sellerId,
    },
  ])
  assert.ok(customerId)
  await house(work, customerId, 'Lindauer Maschinenbau GmbH')
  const [contactId] = await addContacts(work, [
    {
      customerId,
      name: 'Karin Ahlers',
      function: 'accounts_payable',
      email: 'ap@lindauer.example',
      phone: null,
      language: null,
    },
  ])
  assert.ok(contactId)
  return { entity: await entityOf(work.tx, entityId), customerId, contactId, products }
}

const house = (work: Work, customerId: Id<'cus'>, name: string) =>
  addAddresses(
    work,
    (['bill_to', 'ship_to'] as const).map((kind) => ({
      customerId,
      kind,
      lines: [name, 'Neufelder Straße 6'],
      postalCode: '27472',
      city: 'Cuxhaven',
      country: 'DE',
    })),
  )

type Made = Awaited<ReturnType<typeof furnish>>
const skus = ['seal', 'bearing', 'freight'] as const

async function draftOf(
  work: Work,
  { entity, products }: Made,
  sale: { readonly lines: readonly Sold[]; readonly customerId: Id<'cus'>; readonly sellerId: Id<'stf'> },
) {
  const customer = await customerOf(work.tx, sale.customerId)
  const [home] = await addressesOf(work.tx, [customer.id])
  assert.ok(home)
  const address = { addressId: home.id, lines: printedAddress(home) }
  return {
    draftId: null,
    prepaid: true,
    head: {
      entityId: entity.id,
      customerId: customer.id,
      salespersonId: sale.sellerId,
      orderedByContactId: null,
      externalNumber: null,
      dealOn: day(work.at.toISOString().slice(0, 10)),
      poNumber: `45000${work.at.getTime() % 100_000}${Math.floor(work.at.getTime() / 1000) % 1000}${await nextNumber(work)}`,
      billTo: address,
      shipTo: address,
      wishedOn: null,
      terms: customer.terms,
      promised: null,
      note: null,
      currency: euro,
    },
    lines: sale.lines.map(({ sku, quantity, price }) => {
      const productId = products[skus.indexOf(sku)]
      assert.ok(productId)
      return {
        productId,
        quantity: parseDecimal(quantity),
        unitPrice: price === undefined ? null : parseDecimal(price),
      }
    }),
  }
}

// Purchase orders differ, or the second sale of a day would look like the first one again.
const nextNumber = async (work: Work) => String((await work.tx.allocate('platform.origin', 1))[0])

async function receive(
  work: Work,
  entity: LegalEntity,
  { document }: Bill,
  { amount, on }: { readonly amount: string; readonly on: string },
): Promise<void> {
  const [itemId] = await itemIds(work.tx, 1)
  const [receiptId] = (await work.tx.allocate('cash.receipt', 1)) as Id<'rec'>[]
  const [invoice] = await itemsOfDocument(work.tx, document.id)
  assert.ok(itemId && receiptId && invoice)
  const received = parseMoney(amount, euro)
  const valueOn = day(on)
  const { customerId } = document
  await post(work, [
    {
      entityId: entity.id,
      kind: 'test',
      receiptId,
      valueOn,
      postedOn: valueOn,
      postings: [
        { account: 1000, amount: received, entityAmount: received.amount },
        { account: 2110, customerId, itemId, amount: money(-received.amount, euro), entityAmount: -received.amount },
      ],
    },
  ])
  await raiseItems(work, [
    {
      id: itemId,
      entityId: entity.id,
      customerId,
      kind: 'receipt',
      documentId: null,
      receiptId,
      number: 'bank line',
      reference: null,
      issuedOn: valueOn,
      dueOn: valueOn,
      effectiveDueOn: valueOn,
      currency: euro,
      total: received.amount,
      entityTotal: received.amount,
      valueOn,
      postedOn: valueOn,
    },
  ])
  await allocate(work, {
    from: 2110,
    links: [
      { creditItemId: itemId, debitItemId: invoice.id, amount: received, how: 'manual', valueOn, postedOn: valueOn },
    ],
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as always, asyncProperty, boolean, integer, record, type Arbitrary } from 'fast-check'
import * as contract from '#contracts/orders'
import { day } from '#kernel/day'
import { decimalOf, multiply, roundTo } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { currency, type Money } from '#kernel/money'
import { issueInvoices, type IssuedDocument } from '#modules/billing'
import { createProducts, setPrices, taxCodes } from '#modules/catalog'
import { creditView } from '#modules/credit'
import {
  closeBilled,
  completeOrder,
  confirmDelivery,
  creditRace,
  leftToDeliver,
  linesOfOrders,
  placeOrders,
} from '#modules/orders'
import { addAddresses, createCustomers, parseTerms } from '#modules/parties'
import { seededChance } from '#platform/chance'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { testFiles } from '../world/files.ts'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

const euro = currency('EUR')
const on = day('2025-03-10')

/** Odd prices at two tax rates, tenths of pieces, and how deliveries cut them: each in hundredths of what is left. */
const cases = record({
  lines: array(
    record({ cents: integer({ min: 1, max: 99_999 }), quantity: integer({ min: 1, max: 300 }), reduced: boolean() }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  cuts: array(integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 }),
  /** After which deliveries the billing run comes by. */
  bills: array(boolean(), { minLength: 4, maxLength: 4 }),
  withPo: boolean(),
})

type Case = typeof cases extends Arbitrary<infer C> ? C : never

test('from order to delivery to bill, in any parts, what is at stake stays the same to the cent', async (t) => {
  const world = await openWorld({ today: '2025-03-10' })
  t.after(() => world.close())
  const { entityId } = await world.work((work) => openQuellwerk(work))
  let run = 0
  const trial = async ({ lines, cuts, bills, withPo }: Case) => {
    run += 1
    const { orderId, customerId } = await world.work((work) => orderOf(work, entityId, { run, lines, withPo }))
    const atStake = () => world.work(async (work) => exposureOf(await view(work, customerId)))
    const whole = await atStake()
    const documents: IssuedDocument[] = []
    for (const [index, cut] of [...cuts, 100].entries()) {
      await world.work((work) => deliverPart(work, orderId, cut))
      assert.equal(await atStake(), whole, `delivery ${index + 1} moved what is at stake`)
      const isLast = index === cuts.length
      if (!isLast && !bills[index]) continue
      documents.push(...(await world.work((work) => issueInvoices(work, { orderIds: [orderId] }))))
      assert.equal(await atStake(), whole, `the bill after delivery ${index + 1} moved what is at stake`)
    }
    // Then the order is closed, and what the rounding of its parts left of the reservation goes.
    await world.work((work) =>
      closeBilled(work, { documents: documents.map(({ id }) => ({ documentId: id, customerId })) }),
    )
    const { parts } = await world.work((work) => view(work, customerId))
    const owed = documents.reduce((total, { gross }) => total + gross.amount, 0n)
    assert.deepEqual([parts.orders.amount, parts.unbilled.amount, parts.openInvoices.amount], [0n, 0n, owed])
    const gap = owed - whole
    // A bill rounds a line for each of its parts, and each rate once.
    const most = BigInt((cuts.length + 1) * (lines.length + 2))
    assert.ok(gap >= -most && gap <= most, `the parts are ${gap} cents away from the whole`)
  }
  await always(asyncProperty(cases, trial), { numRuns: 12 })
})

const view = (work: Work, customerId: Id<'cus'>) => creditView(work.tx, { customerId, currency: euro, on })
const exposureOf = ({ exposure }: { readonly exposure: Money }) => exposure.amount

async function orderOf(
  work: Work,
  entityId: Id<'ent'>,
  { run, lines, withPo }: Pick<Case, 'lines' | 'withPo'> & { run: number },
) {
  const [customerId] = await createCustomers(work, [{ name: `Customer ${run}`, country: 'DE', currency: euro }])
  assert.ok(customerId)
  const place = { customerId, lines: ['Street 1'], postalCode: '10115', city: 'Berlin', country: 'DE' }
  await addAddresses(work, [{ ...place, kind: 'bill_to' }])
  const address = { addressId: null, lines: ['Street 1', '10115 Berlin'] }
  const head = {
    entityId,
    customerId,
    salespersonId: null,
    orderedByContactId: null,
    externalNumber: null,
    dealOn: on,
    poNumber: withPo ? `PO-${run}` : null,
    billTo: address,
    shipTo: address,
    wishedOn: null,
    terms: parseTerms('net:30'),
    promised: null,
    note: null,
    currency: euro,
  }
  const goods = await pricedProducts(work, run, lines)
  const [placed] = await placeOrders(work, [{ draftId: null, prepaid: true, head, lines: goods }])
  assert.ok(placed)
  assert.equal(placed.status, 'accepted')
  return { orderId: placed.id, customerId }
}

async function pricedProducts(work: Work, run: number, lines: Case['lines']) {
  const codes = await taxCodes(work.tx)
  const rate = (reduced: boolean) => codes.find(({ code }) => code === (reduced ? 'de-reduced' : 'de-standard'))?.id
  const ids = await createProducts(
    work,
    lines.map(({ reduced }, index) => {
      const taxCodeId = rate(reduced)
      assert.ok(taxCodeId)
      return { sku: `P-${run}-${index}`, name: `Product ${index}`, taxCodeId }
    }),
  )
  const prices = ids.map((productId, index) => ({
    productId,
    currency: euro,
    amount: { digits: BigInt(lines[index]?.cents ?? 1), scale: 2 },
    fromOn: day('2025-01-01'),
  }))
  await setPrices(work, prices)
  return ids.map((productId, index) => ({
    productId,
    quantity: { digits: BigInt(lines[index]?.quantity ?? 1), scale: 1 },
    unitPrice: null,
  }))
}

/** So many hundredths of what is left of each line, in whole tenths; the last cut takes the rest. */
async function deliverPart(work: Work, orderId: Id<'ord'>, cut: number): Promise<void> {
  const lines = (await linesOfOrders(work.tx, [orderId])).flatMap((line) => {
    const left = leftToDeliver(line)
    const tenths = roundTo(left, 1)
    const quantity = cut === 100 ? left : roundTo(multiply(tenths, { digits: BigInt(cut), scale: 2 }), 1)
    return quantity.digits > 0n ? [{ lineId: line.id, quantity }] : []
  })
  if (lines.length === 0) return
  const proof = { kind: 'none' as const, fileId: null, signedBy: null }
  await confirmDelivery(work, { orderId, deliveredOn: on, lines, proof, remark: null })
}

test('64 clients at once never pass the limit: neither over HTTP nor straight at the gate', async (t) => {
  const world = await openWorld({ today: '2025-03-10' })
  t.after(() => world.close())
  const made = await world.work((work) => openQuellwerk(work))
  await world.work((work) => limitOf(work, made.kessler, '10000.00'))
  const lead = world.as('finance_lead')
  // The rules would ask about so many equal orders; here only the gate is in question.
  await world.asOwner((tx) => tx.run(sql`update orders.rule set active = false`))
  // 14 of them fit: 14 x 714.00 = 9,996.00.
  const lines = [{ sku: goods.pump, quantity: '1', unitPrice: '600.00' }]
  const asked = { entityId: made.wire.entityId, customerId: made.wire.kessler, lines }
  const placed = await Promise.all(Array.from({ length: 64 }, () => lead.do(contract.placeOrder, asked)))
  assert.equal(placed.filter((order) => order.status === 'accepted').length, 14)
  assert.equal(new Set(placed.map((order) => order.number)).size, 64)
  const accepted = await lead.ask(contract.listOrders, { status: 'accepted' })
  const held = await lead.ask(contract.listHolds, {})
  assert.deepEqual(
    [accepted.sums[0]?.gross.amount, held.count, held.sums[0]?.gross.amount],
    ['9996.00', 50, '35700.00'],
  )

  const draft = await world.work((work) => draftFor(work, made))
  const race = await creditRace(
    {
      database: world.database,
      clock: { now: world.clock.now },
      chance: seededChance('race'),
      files: testFiles,
    },
    { draft, clients: 64, zone: 'Europe/Berlin' },
  )
  assert.deepEqual([race.passedTheLimit, race.accepted.length, race.waiting.length], [false, 3, 61])
})

/** 714.00 gross for somebody without a limit: three of them fit under the starter limit of 2,500.00. */
async function draftFor(work: Work, made: { readonly entityId: Id<'ent'>; readonly aumann: Id<'cus'> }) {
  const draft = await completeOrder(work, {
    entityId: made.entityId,
    customerId: made.aumann,
    lines: [{ sku: goods.pump, quantity: decimalOf(1n), unitPrice: decimalOf(600n) }],
  })
  return draft
}

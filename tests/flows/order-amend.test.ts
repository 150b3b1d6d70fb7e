import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { array, assert as always, asyncProperty, constantFrom, integer, record, type Arbitrary } from 'fast-check'
import type { z } from 'zod'
import * as billing from '#contracts/billing'
import * as insight from '#contracts/insight'
import * as contract from '#contracts/orders'
import { day } from '#kernel/day'
import { decimalOf, parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { creditView } from '#modules/credit'
import {
  amendOrder,
  cancelOrder,
  checkOrders,
  completeOrder,
  confirmDelivery,
  leftToDeliver,
  linesOfOrders,
  ordersOf,
  placeOrders,
} from '#modules/orders'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

async function openDesk(t: TestContext) {
  const world = await openWorld({ today: '2025-03-10' })
  t.after(() => world.close())
  const made = await world.work((work) => openQuellwerk(work))
  for (const customer of [made.kessler, made.lindauer]) await world.work((work) => limitOf(work, customer, '20000.00'))
  const rep = world.as('sales_manager', 'Anna Reuter')
  const read = (orderId: string) => rep.ask(contract.readOrder, { orderId })
  return {
    world,
    made,
    rep,
    read,
    yard: world.as('operations', 'Jens Harms'),
    biller: world.as('billing_clerk', 'Ida Kolbe'),
    parts: async (customerId: string) => (await rep.ask(contract.readExposure, { customerId })).parts,
    place: (lines: readonly { sku: string; quantity: string; unitPrice?: string }[], more: object = {}) =>
      rep.do(contract.placeOrder, {
        entityId: made.wire.entityId,
        customerId: made.wire.kessler,
        lines: [...lines],
        ...more,
      }),
    /** What was said before is what comes: the look and the deed are one. */
    amend: async (orderId: string, amendments: Amendments, reason: string | null = 'They rang') => {
      const look = await rep.ask(contract.lookAtChange, { orderId, amendments })
      const { version } = await read(orderId)
      const amended = await rep.do(contract.amendOrder, { orderId, amendments, reason }, { version })
      const told = look.questions > 0 ? 'queried' : look.credit.verdict === 'held' ? 'held' : 'accepted'
      const { status, gross } = await read(orderId)
      assert.deepEqual([told, look.gross], [status, gross])
      return amended
    },
    notAmended: async (orderId: string, amendments: Amendments, reason: string | null = 'They rang') =>
      rep.refused(contract.amendOrder, { orderId, amendments, reason }, { version: (await read(orderId)).version }),
    cancel: async (orderId: string, lines?: { lineId: string; quantity: string }[]) =>
      rep.do(
        contract.cancelOrder,
        { orderId, reason: 'They need fewer', ...(lines ? { lines } : {}) },
        { version: (await read(orderId)).version },
      ),
  }
}

type Amendments = z.input<typeof contract.amendOrder.request>['amendments']

test('an accepted order is changed with a reason: values before and after, origins, the reservation to the cent, and back', async (t) => {
  const { made, read, place, amend, notAmended, parts, rep } = await openDesk(t)
  const order = await place([
    { sku: goods.seals, quantity: '10' },
    { sku: goods.bearings, quantity: '4' },
  ])
  assert.equal(order.status, 'accepted')
  assert.equal((await notAmended(order.id, [{ field: 'note', value: 'x' }], null)).code, 'change_has_no_reason')
  const amended = await amend(order.id, [
    { field: 'quantity', line: 0, value: '12' },
    { field: 'removeLine', line: 1 },
    { field: 'addLine', value: { sku: goods.freight, quantity: '1' } },
    { field: 'poNumber', value: 'PO-7' },
    { field: 'wishedOn', value: '2025-03-20' },
    { field: 'shipTo', value: { lines: ['Hansastr. 31', '44137 Dortmund'] } },
  ])
  assert.equal(amended.status, 'accepted')
  const now = await read(order.id)
  assert.deepEqual([now.gross.amount, (await parts(made.wire.kessler)).orders.amount], ['824.67', '824.67'])
  assert.deepEqual(
    [now.lines[0]?.quantityOrigin?.who, now.lines[0]?.priceOrigin, now.fieldOrigins['poNumber']?.who],
    ['Anna Reuter', null, 'Anna Reuter'],
  )
  const [change] = now.changes
  assert.ok(change)
  assert.deepEqual(
    [change.kind, change.by, change.reason, change.askedBy, change.grossBefore.amount, change.grossAfter.amount],
    ['amended', 'Anna Reuter', 'They rang', 'customer', '1101.94', '824.67'],
  )
  assert.deepEqual(
    change.items.map(({ field, before, after }) => [field, before, after]),
    [
      ['poNumber', null, 'PO-7'],
      ['wishedOn', null, '2025-03-20'],
      ['quantity', '10', '12'],
      ['removeLine', '4', null],
      ['addLine', null, '1'],
    ],
  )
  const back = await rep.do(contract.undoChange, { orderId: order.id, changeId: change.id })
  assert.equal(back.status, 'accepted')
  const as = await read(order.id)
  assert.deepEqual(
    [as.gross.amount, as.poNumber, as.wishedOn, as.lines.map(({ sku, quantity }) => `${sku} ${quantity}`)],
    ['1101.94', null, null, ['SK-40 10', '6305 4']],
  )
  assert.equal((await parts(made.wire.kessler)).orders.amount, '1101.94')
  const twice = await rep.refused(contract.undoChange, { orderId: order.id, changeId: change.id })
  assert.equal(twice.code, 'order_went_on')
})

test('what was delivered stays: neither its quantity nor its price moves, and what is left is cancelled line by line', async (t) => {
  const { world, made, rep, yard, read, place, amend, notAmended, cancel, parts } = await openDesk(t)
  const order = await place([
    { sku: goods.bearings, quantity: '10' },
    { sku: goods.seals, quantity: '5' },
  ])
  const [bearings, seals] = (await read(order.id)).lines
  assert.ok(bearings && seals)
  await yard.do(contract.confirmDelivery, { orderId: order.id, lines: [{ lineId: bearings.id, quantity: '4' }] })
  const refusals = [
    await notAmended(order.id, [{ field: 'quantity', line: 0, value: '3' }]),
    await notAmended(order.id, [{ field: 'removeLine', line: 0 }]),
    await notAmended(order.id, [{ field: 'unitPrice', line: 0, value: '90.00' }]),
    await rep.refused(
      contract.cancelOrder,
      { orderId: order.id, reason: 'x', lines: [{ lineId: bearings.id, quantity: '7' }] },
      { version: (await read(order.id)).version },
    ),
  ]
  assert.deepEqual(
    refusals.map(({ code }) => code),
    ['line_is_delivered', 'line_is_delivered', 'price_is_delivered', 'cancels_delivered'],
  )
  assert.deepEqual(await board(), ['–', '849.00', '386.00'])
  // 10 x 96.50 + 5 x 54.00 = 1,235.00 net, 1,469.65 gross; 4 of the bearings, 459.34, are on their way to the bill.
  assert.deepEqual(await sums(), ['1010.31', '459.34'])
  const part = await cancel(order.id, [{ lineId: bearings.id, quantity: '2' }])
  assert.equal(part.status, 'accepted')
  assert.deepEqual(await sums(), ['780.64', '459.34'])
  assert.deepEqual(await board(), ['–', '656.00', '386.00'])
  const rest = (await read(order.id)).lines.map(({ sku, quantity, left }) => [sku, quantity, left])
  assert.deepEqual(rest, [
    ['6305', '8', '4'],
    ['SK-40', '5', '5'],
  ])
  const ended = await cancel(order.id)
  const after = await read(order.id)
  assert.deepEqual(
    [ended.status, after.net.amount, after.lines.length, after.cancelledReason],
    ['delivered', '386.00', 1, 'They need fewer'],
  )
  assert.deepEqual(await sums(), ['0.00', '459.34'])
  assert.deepEqual(await board(), ['–', '–', '386.00'])
  const reopened = await rep.do(contract.undoChange, { orderId: order.id, changeId: ended.changeId ?? '' })
  assert.equal(reopened.status, 'accepted')
  assert.deepEqual(await sums(), ['780.64', '459.34'])
  // 200 more seals pass the limit: what is with the customer stays delivered, the rest waits for credit.
  assert.equal((await amend(order.id, [{ field: 'quantity', line: 1, value: '400' }])).status, 'held')
  assert.deepEqual(await board(), ['21986.00', '–', '386.00'])
  assert.deepEqual(await world.work((work) => checkOrders(work.tx)), [])

  async function board() {
    const { columns } = await rep.ask(insight.readBoard, { entityId: made.wire.entityId })
    const net = (name: string) => {
      const found = columns.find(({ column }) => column === name)
      return found && found.count > 0 ? found.net.amount : '–'
    }
    return [net('credit'), net('order'), net('delivered')]
  }
  async function sums() {
    const { orders, unbilled } = await parts(made.wire.kessler)
    return [orders.amount, unbilled.amount]
  }
})

test('the rest of an order whose parts are billed is cancelled, and the order is closed at once', async (t) => {
  const { world, made, yard, biller, read, place, cancel, parts } = await openDesk(t)
  const order = await place([{ sku: goods.bearings, quantity: '10' }])
  const [line] = (await read(order.id)).lines
  await yard.do(contract.confirmDelivery, { orderId: order.id, lines: [{ lineId: line?.id ?? '', quantity: '4' }] })
  const { documents } = await biller.do(billing.issueInvoices, { orderIds: [order.id] })
  await world.settle()
  assert.equal(documents[0]?.gross.amount, '459.34')
  assert.equal((await read(order.id)).status, 'accepted')
  assert.equal((await cancel(order.id)).status, 'closed')
  const { orders, unbilled, openInvoices } = await parts(made.wire.kessler)
  assert.deepEqual([orders.amount, unbilled.amount, openInvoices.amount], ['0.00', '0.00', '459.34'])
  assert.deepEqual(await world.work((work) => checkOrders(work.tx)), [])
})

test('the gate is asked for the difference: less passes whatever is overdue by now, more is asked, and so is a day that comes near', async (t) => {
  const { made, rep, read, place, amend, parts } = await openDesk(t)
  const order = await place([{ sku: goods.pump, quantity: '10' }])
  assert.equal(order.status, 'accepted')
  // 10 pumps are 14,756.00 of the limit of 20,000.00; 3 more, 4,426.80, fit; a fourth does not.
  assert.equal((await amend(order.id, [{ field: 'quantity', line: 0, value: '13' }])).status, 'accepted')
  const over = await amend(order.id, [{ field: 'quantity', line: 0, value: '14' }])
  assert.equal(over.status, 'held')
  assert.equal((await parts(made.wire.kessler)).orders.amount, '20658.40')
  const back = await rep.do(contract.undoChange, { orderId: order.id, changeId: over.changeId ?? '' })
  assert.equal(back.status, 'accepted')
  const far = await place([{ sku: goods.bearings, quantity: '30' }], { wishedOn: '2025-08-01' })
  assert.equal(far.status, 'accepted')
  const near = await amend(far.id, [{ field: 'wishedOn', value: '2025-04-01' }])
  assert.equal(near.status, 'held')
  assert.equal((await amend(far.id, [{ field: 'wishedOn', value: '2025-08-01' }])).status, 'accepted')
  // What leaves the horizon gives its room away, and is asked about before it is delivered after all.
  assert.equal((await amend(order.id, [{ field: 'wishedOn', value: '2025-08-01' }])).status, 'accepted')
  assert.equal((await read(order.id)).can.includes('bringForward'), true)
})

test('an order that was cancelled comes back through the gate, since its room may be gone', async (t) => {
  const { rep, place, cancel, read, made } = await openDesk(t)
  const first = await place([{ sku: goods.pump, quantity: '10' }])
  const gone = await cancel(first.id)
  assert.equal(gone.status, 'cancelled')
  const second = await place([{ sku: goods.pump, quantity: '9' }])
  assert.equal(second.status, 'accepted')
  const back = await rep.do(contract.undoChange, { orderId: first.id, changeId: gone.changeId ?? '' })
  assert.equal(back.status, 'held')
  const order = await read(first.id)
  assert.deepEqual([order.cancelledReason, order.changes[0]?.kind], [null, 'undone'])
  const again = await cancel(first.id)
  await rep.do(contract.cancelOrder, { orderId: second.id, reason: 'Not wanted' }, { version: 1 })
  const free = await rep.do(contract.undoChange, { orderId: first.id, changeId: again.changeId ?? '' })
  assert.equal(free.status, 'accepted')
  assert.equal(
    (await rep.ask(contract.readExposure, { customerId: made.wire.kessler })).parts.orders.amount,
    '14756.00',
  )
})

test('only what a change brings is asked about: an old price that somebody explained is not, a new one is', async (t) => {
  const { rep, place, amend, read } = await openDesk(t)
  const order = await place([{ sku: goods.pump, quantity: '2', unitPrice: '1000.00' }])
  assert.equal(order.status, 'queried')
  const [query] = (await rep.ask(contract.listQueries, { orderId: order.id })).rows
  await rep.do(contract.answerQuery, { queryId: query?.id ?? '', kind: 'explained', answer: 'Demonstration pump' })
  assert.equal((await amend(order.id, [{ field: 'note', value: 'Ring first' }])).status, 'accepted')
  assert.equal((await amend(order.id, [{ field: 'unitPrice', line: 0, value: '900.00' }])).status, 'queried')
  const open = (await read(order.id)).queries.filter(({ answeredAt }) => answeredAt === null)
  assert.deepEqual(
    open.map(({ rule, value }) => [rule, value]),
    [['price_off_list', '900']],
  )
})

test('while somebody types, credit says what it will say when the order is placed, also of one wished for far off', async (t) => {
  const { made, rep, place } = await openDesk(t)
  const entry = (quantity: string, wishedOn?: string) => ({
    entityId: made.wire.entityId,
    customerId: made.wire.kessler,
    lines: [{ sku: goods.pump, quantity }],
    ...(wishedOn ? { wishedOn } : {}),
  })
  const cases = [['14'], ['14', '2025-05-09'], ['14', '2025-05-10'], ['2', '2025-05-10']] as const
  for (const [quantity, wishedOn] of cases) {
    const { credit } = await rep.ask(contract.checkOrder, entry(quantity, wishedOn))
    const placed = await place(entry(quantity).lines, wishedOn ? { wishedOn } : {})
    assert.equal(placed.status, credit.verdict === 'passed' ? 'accepted' : 'held', `${quantity} for ${wishedOn}`)
    const { exposure } = await rep.ask(contract.readExposure, { customerId: made.wire.kessler })
    assert.deepEqual(credit.exposureAfter, exposure)
    assert.equal(credit.uncountedUntil, wishedOn === '2025-05-10' ? '2025-05-09' : null)
    await rep.do(contract.cancelOrder, { orderId: placed.id, reason: 'Tried' }, { version: 1 })
  }
})

const step = record({
  does: constantFrom('more', 'less', 'price', 'cancel', 'deliver', 'add'),
  line: integer({ min: 0, max: 3 }),
  tenths: integer({ min: 1, max: 60 }),
  cents: integer({ min: 1, max: 9_999 }),
})
type Step = typeof step extends Arbitrary<infer S> ? S : never

test('however an order is changed, cancelled in part and delivered, what is at stake moves by exactly what its gross moves', async (t) => {
  const { world, made } = await openDesk(t)
  await world.work((work) => limitOf(work, made.kessler, '9000000.00'))
  await world.asOwner((tx) => tx.run(sql`update orders.rule set active = false`))
  let refused = 0
  let done = 0
  const trial = async (steps: readonly Step[]) => {
    const id = await world.work((work) => threeLines(work, made))
    for (const each of steps) {
      const [before, went] = [await world.work((work) => standing(work, id)), await attempt(id, each)]
      if (went) done += 1
      else refused += 1
      const after = await world.work((work) => standing(work, id))
      assert.equal(after.stake - before.stake, after.gross - before.gross, JSON.stringify(each))
    }
    assert.deepEqual(await world.work((work) => checkOrders(work.tx)), [])
  }
  const attempt = (id: Id<'ord'>, each: Step) =>
    world
      .work((work) => take(work, id, each))
      .then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refused) return false
          throw error
        },
      )
  const standing = async (work: Work, id: Id<'ord'>) => {
    const [order] = await ordersOf(work.tx, [id])
    const view = await creditView(work.tx, {
      customerId: made.kessler,
      currency: currency('EUR'),
      on: day('2025-03-10'),
    })
    return { gross: order?.gross ?? 0n, stake: view.exposure.amount }
  }
  await always(asyncProperty(array(step, { minLength: 3, maxLength: 7 }), trial), { numRuns: 10 })
  assert.ok(done > refused, `${done} steps, ${refused} refused`)
})

async function threeLines(work: Work, made: { readonly entityId: Id<'ent'>; readonly kessler: Id<'cus'> }) {
  const line = (sku: string, price: string) => ({ sku, quantity: parseDecimal('7.3'), unitPrice: parseDecimal(price) })
  const [placed] = await placeOrders(work, [
    await completeOrder(work, {
      entityId: made.entityId,
      customerId: made.kessler,
      lines: [line(goods.seals, '0.37'), line(goods.bearings, '9.99'), line(goods.pump, '123.45')],
    }),
  ])
  assert.ok(placed)
  return placed.id
}

async function take(work: Work, orderId: Id<'ord'>, { does, line, tenths, cents }: Step) {
  const lines = await linesOfOrders(work.tx, [orderId])
  const own = lines[line % lines.length]
  if (!own) throw new Refused('no_line')
  const change = { orderId, askedBy: 'customer' as const, reason: 'They rang' }
  const some = { digits: BigInt(tenths), scale: 1 }
  const at = lines.indexOf(own)
  switch (does) {
    case 'more':
      return amendOrder(work, {
        ...change,
        amendments: [{ field: 'quantity', line: at, value: { digits: 100n + BigInt(tenths), scale: 1 } }],
      })
    case 'less':
      return amendOrder(work, { ...change, amendments: [{ field: 'quantity', line: at, value: some }] })
    case 'price':
      return amendOrder(work, {
        ...change,
        amendments: [{ field: 'unitPrice', line: at, value: { digits: BigInt(cents), scale: 2 } }],
      })
    case 'add':
      return amendOrder(work, {
        ...change,
        amendments: [
          {
            field: 'addLine',
            value: { productId: own.productId, quantity: some, unitPrice: decimalOf(BigInt(tenths)) },
          },
        ],
      })
    case 'cancel':
      return cancelOrder(work, { ...change, lines: [{ lineId: own.id, quantity: some }] })
    case 'deliver': {
      const left = leftToDeliver(own)
      const quantity = left.digits * 10n < BigInt(tenths) * 10n ** BigInt(left.scale) ? left : some
      const proof = { kind: 'none' as const, fileId: null, signedBy: null }
      return confirmDelivery(work, {
        orderId,
        deliveredOn: day('2025-03-10'),
        lines: [{ lineId: own.id, quantity }],
        proof,
        remark: null,
      })
    }
  }
}

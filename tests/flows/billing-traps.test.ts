import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { formatId, id, type Id } from '#kernel/id'
import { currency, money } from '#kernel/money'
import { day } from '#kernel/day'
import * as contract from '#contracts/billing'
import * as ledger from '#contracts/ledger'
import { allocate, checkLedger, itemIds, itemsOfDocument, post, raiseItems } from '#modules/ledger'
import { creditWithHands } from '../world/credit.ts'
import { openShop, type Shop } from '../world/shop.ts'
import { openWorld, type World } from '../world/world.ts'

// What users of other systems suffered from, as stories: each of them was a bug report once.
const euro = currency('EUR')

async function open(t: TestContext, today: string) {
  const world = await openWorld({ today })
  t.after(() => world.close())
  const shop = await openShop(world)
  const clerk = world.as('billing_clerk')
  let made = 0
  const bill = async (on: string, quantity: string) => {
    made += 1
    const lines = [{ productId: shop.seal, quantity }]
    const { id: orderId } = await shop.order({ dealOn: on, poNumber: `45000990${made}0`, lines })
    await shop.deliver(orderId, { on })
    const { documents } = await clerk.do(contract.issueInvoices, { orderIds: [formatId('ord', orderId)] })
    return documents[0] ?? assert.fail('no bill')
  }
  return { world, shop, clerk, bill }
}

/** Money of the customer that pays a document in full, without the module that reads bank files. */
const pay = (world: World, shop: Shop, documentId: Id<'inv'>, amount: bigint) =>
  world.work(async (work) => {
    const [receipt] = await itemIds(work.tx, 1)
    const [billed] = await itemsOfDocument(work.tx, documentId)
    assert.ok(receipt && billed)
    const on = day('2025-03-20')
    const total = money(amount, euro)
    await post(work, [
      {
        entityId: shop.entityId,
        kind: 'test',
        valueOn: on,
        postedOn: on,
        postings: [
          { account: 1000, amount: total, entityAmount: amount },
          {
            account: 2110,
            itemId: receipt,
            customerId: shop.customerId,
            amount: money(-amount, euro),
            entityAmount: -amount,
          },
        ],
      },
    ])
    await raiseItems(work, [
      {
        id: receipt,
        entityId: shop.entityId,
        customerId: shop.customerId,
        kind: 'receipt',
        documentId: null,
        receiptId: id<'rec'>(1n),
        number: 'bank line',
        reference: null,
        issuedOn: on,
        dueOn: on,
        effectiveDueOn: on,
        currency: euro,
        total: amount,
        entityTotal: amount,
        valueOn: on,
        postedOn: on,
      },
    ])
    const link = { creditItemId: receipt, debitItemId: billed.id, amount: total, how: 'manual' as const }
    await allocate(work, { from: 2110, links: [{ ...link, valueOn: on, postedOn: on }] })
  })

test('a credit on a paid invoice leaves it paid, waits as a credit of the customer, and pays another bill without money', async (t) => {
  const { world, shop, clerk, bill } = await open(t, '2025-03-06')
  const first = await bill('2025-03-06', '40')
  const documentId = first.id
  await pay(world, shop, id<'inv'>(1n), 257_040n)
  assert.equal((await clerk.ask(contract.showDocument, { documentId })).state, 'paid')

  const lines = [{ lineId: first.lines[0]?.id ?? '', net: { amount: '240.00', currency: 'EUR' } }]
  const note = await creditWithHands(world, clerk, { documentId, lines, reason: 'agreed price' })
  assert.deepEqual([note.state, note.open.amount], ['open', '285.60'])
  const still = await clerk.ask(contract.showDocument, { documentId })
  assert.deepEqual([still.state, still.open.amount], ['paid', '0.00'], 'it is not negative')
  const lead = world.as('finance_lead')
  const items = await lead.ask(ledger.listOpenItems, { kind: 'credit_note' })
  assert.deepEqual(
    items.rows.map((row) => [row.number, row.open.amount]),
    [[note.number, '285.60']],
  )

  const second = await bill('2025-03-06', '41')
  await world.work(async (work) => {
    const [credit] = await itemsOfDocument(work.tx, id<'inv'>(2n))
    const [debit] = await itemsOfDocument(work.tx, id<'inv'>(3n))
    assert.ok(credit && debit)
    const on = day('2025-03-06')
    const link = {
      creditItemId: credit.id,
      debitItemId: debit.id,
      amount: money(28_560n, euro),
      how: 'manual' as const,
    }
    await allocate(work, { from: 'items', links: [{ ...link, valueOn: on, postedOn: on }] })
  })
  const netted = await clerk.ask(contract.showDocument, { documentId: second.id })
  assert.deepEqual([netted.open.amount, netted.applied[0]?.number], ['2349.06', note.number])
  assert.equal((await clerk.ask(contract.showDocument, { documentId: note.id })).state, 'settled')
  assert.deepEqual(await world.work(({ tx }) => checkLedger(tx)), [])
})

test('numbers follow the year of the bill, and a bill of a new month does not touch the closed one', async (t) => {
  const { world, shop, clerk, bill } = await open(t, '2025-12-30')
  assert.equal((await bill('2025-12-30', '20')).number, 'RE-2025-00001')
  await world.clock.set('2026-01-02')
  const administrator = world.as(['administrator', 'finance_lead'])
  await administrator.do(ledger.closePeriod, { entityId: formatId('ent', shop.entityId), month: '2025-12-01' })
  const late = await bill('2025-12-31', '21')
  assert.deepEqual([late.number, late.issuedOn, late.taxPointOn], ['RE-2026-00001', '2026-01-02', '2025-12-31'])
  const postings = await administrator.ask(ledger.listPostings, {
    entityId: formatId('ent', shop.entityId),
    from: '2025-12-01',
    to: '2025-12-31',
  })
  assert.ok(
    postings.rows.every((row) => row.documentId !== late.id),
    'nothing is posted into what is closed',
  )
  const { rows } = await clerk.ask(contract.listDocuments, { search: 'RE-2025-00001' })
  const documentId = rows[0]?.id ?? ''
  const { lines } = await clerk.ask(contract.readCreditable, { documentId })
  const request = { documentId, lines: [{ lineId: lines[0]?.lineId ?? '', quantity: '1' }], reason: 'came back broken' }
  const note = await creditWithHands(world, clerk, request)
  assert.deepEqual(
    [note.issuedOn, note.gross.amount],
    ['2026-01-02', '64.26'],
    'a bill of a closed month can be credited',
  )
})

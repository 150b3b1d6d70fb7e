import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId } from '#kernel/id'
import { issueInvoices, statementPaper } from '#contracts/billing'
import { listTouches } from '#contracts/parties'
import { openShop } from '../world/shop.ts'
import { openWorld } from '../world/world.ts'

test('the statement comes on paper as at any day, the same bytes each time, to who may see the customer', async (t) => {
  const world = await openWorld({ today: '2025-03-07' })
  t.after(() => world.close())
  const shop = await openShop(world)
  const placed = await shop.order()
  await shop.deliver(placed.id)
  const clerk = world.as('billing_clerk')
  await clerk.do(issueInvoices, { orderIds: [formatId('ord', placed.id)] })
  await world.clock.set('2025-04-10')
  await world.settle()

  const customerId = formatId('cus', shop.customerId)
  const asked = { customerId, entityId: formatId('ent', shop.entityId), currency: 'EUR', asAt: '2025-04-07' } as const
  const paper = await clerk.download(statementPaper, asked)
  assert.equal(paper.name, 'Statement Lindauer Maschinenbau GmbH 2025-04-07.pdf')
  assert.equal(paper.mediaType, 'application/pdf')
  assert.equal(Buffer.from(paper.bytes.slice(0, 5)).toString(), '%PDF-')
  const again = await clerk.download(statementPaper, asked)
  assert.equal(Buffer.compare(paper.bytes, again.bytes), 0)
  const earlier = await clerk.download(statementPaper, { ...asked, asAt: '2025-03-01' })
  assert.notEqual(Buffer.compare(paper.bytes, earlier.bytes), 0)

  assert.equal((await world.as('sales_rep', 'somebody else').call(statementPaper, asked)).status, 404)
  assert.equal((await world.as('operations').call(statementPaper, asked)).status, 403)

  const { rows } = await clerk.ask(listTouches, { customerId })
  const told = rows.filter(({ kind }) => kind === 'invoice.issued')
  assert.equal(told.length, 1)
  assert.deepEqual(
    [told[0]?.department, told[0]?.amount?.amount, told[0]?.text?.key],
    ['billing', '3772.30', 'invoice.issued'],
  )
})

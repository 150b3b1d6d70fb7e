import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#contracts/quotes'
import * as sales from '#contracts/sales'
import { openQuotes } from '../world/quote-desk.ts'

test('a quote is written from an opportunity, priced like an order, changed and thrown away', async (t) => {
  const { rep, mara, manager, wire, product, deal } = await openQuotes(t)
  const opportunity = await deal('Seals for hall 3')
  const seals = await product('SK-40')
  const lines = [
    { kind: 'product', productId: seals, quantity: '40', discountPercent: '10' },
    { kind: 'text', description: 'Delivered in one lot' },
    { kind: 'product', productId: await product('6305'), quantity: '10' },
  ] as const
  const looked = await rep.do(contract.checkQuote, {
    entityId: wire.entityId,
    customerId: wire.lindauer,
    lines: [...lines],
  })
  assert.deepEqual([looked.net.amount, looked.tax.amount, looked.gross.amount], ['2909.00', '552.71', '3461.71'])
  assert.deepEqual([looked.discountPercent, looked.needsApproval], ['10', false])
  assert.equal(looked.lines[0]?.list?.name, 'list 2025')

  const quote = await rep.do(contract.createQuote, {
    entityId: wire.entityId,
    opportunityId: opportunity.id,
    lines: [...lines],
    promised: 'On one pallet, before ten',
  })
  assert.deepEqual(
    [quote.number, quote.state, quote.customerName, quote.salesperson.name, quote.net.amount, quote.validUntil],
    [null, 'draft', 'Lindauer Maschinenbau GmbH', 'Jonas Pfeil', '2909.00', '2025-04-02'],
  )
  assert.deepEqual(
    quote.lines.map(({ unitPrice, priceKind, net }) => [unitPrice, priceKind, net.amount]),
    [
      ['48.6', 'typed', '1944.00'],
      [null, null, '0.00'],
      ['96.5', 'list', '965.00'],
    ],
  )
  const about = { quoteId: quote.id }
  const changed = await rep.do(
    contract.changeQuote,
    { ...about, lines: [{ kind: 'product', productId: seals, quantity: '40' }], validUntil: '2025-03-20' },
    { version: quote.version },
  )
  assert.deepEqual(
    [changed.net.amount, changed.promised, changed.validUntil],
    ['2160.00', 'On one pallet, before ten', '2025-03-20'],
  )
  assert.equal(
    (await rep.refused(contract.changeQuote, { ...about, lines: [] }, { version: quote.version })).code,
    'version_is_stale',
  )
  const past = { ...about, lines: [], validUntil: '2025-03-01' }
  assert.equal(
    (await rep.refused(contract.changeQuote, past, { version: changed.version })).code,
    'valid_until_is_past',
  )

  assert.equal((await mara.refused(contract.readQuote, about)).code, 'not_found')
  const list = await manager.ask(contract.listQuotes, { opportunityId: opportunity.id })
  assert.deepEqual([list.count, list.sums[0]?.net.amount], [1, '2160.00'])
  assert.equal((await mara.ask(contract.listQuotes, {})).count, 0)
  assert.equal((await manager.ask(contract.countQuotes, {})).draft, 1)
  await rep.do(contract.discardQuote, about, { version: changed.version })
  assert.equal((await manager.ask(contract.listQuotes, {})).count, 0)
})

test('what cannot be quoted is refused with its remedy', async (t) => {
  const { rep, manager, wire, product, deal } = await openQuotes(t)
  const line = { kind: 'product', productId: await product('SK-40'), quantity: '1' } as const
  const quote = { entityId: wire.entityId, customerId: wire.lindauer, lines: [line] }
  const refused = async (over: object) => (await rep.refused(contract.createQuote, { ...quote, ...over })).code
  assert.equal(await refused({ lines: [{ ...line, quantity: '0' }] }), 'quantity_is_not_positive')
  assert.equal(await refused({ lines: [{ ...line, discountPercent: '101' }] }), 'discount_is_wrong')
  assert.equal(await refused({ terms: 'whenever' }), 'terms_are_wrong')
  assert.equal(await refused({ currency: 'USD' }), 'product_has_no_price')
  const prospect = await deal('Of a prospect', { customer: false })
  assert.equal(await refused({ customerId: undefined, opportunityId: prospect.id }), 'opportunity_has_no_customer')
  const lost = await deal('Lost')
  await manager.do(sales.loseOpportunity, { opportunityId: lost.id, because: 'price' }, { version: lost.version })
  assert.equal(await refused({ customerId: undefined, opportunityId: lost.id }), 'opportunity_is_over')
})

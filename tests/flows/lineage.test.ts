import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { formatId } from '#kernel/id'
import { currency, parseMoney } from '#kernel/money'
import * as contract from '#contracts/billing'
import { issueImported } from '#modules/billing'
import { createTaxCodes } from '#modules/catalog'
import { parseTerms } from '#modules/parties'
import { originOf } from '#platform/origin'
import { openShop } from '../world/shop.ts'
import { openWorld } from '../world/world.ts'

test('a bill says who and what stands behind each of its values, in words', async (t) => {
  const world = await openWorld({ today: '2025-03-03T09:12' })
  t.after(() => world.close())
  const shop = await openShop(world)
  const clerk = world.as('billing_clerk', 'Ida Kolbe')
  const placed = await shop.order()
  await world.clock.set('2025-03-06T14:30')
  await shop.deliver(placed.id)
  await world.clock.set('2025-03-07')
  const { documents } = await clerk.do(contract.issueInvoices, { orderIds: [formatId('ord', placed.id)] })
  const documentId = documents[0]?.id ?? ''

  const lineage = await clerk.ask(contract.readLineage, { documentId })
  const sentence = (field: string, line?: number) =>
    (line === undefined ? lineage.document : (lineage.lines[line]?.facts ?? [])).find((fact) => fact.field === field)
      ?.sentence
  const [first] = lineage.lines
  assert.equal(
    first?.sentence,
    '2,160.00 EUR because the delivery was 40 pcs at 54.00 EUR each, and 54.00 EUR is the list price.',
  )
  assert.equal(
    sentence('ordered', 0),
    `Order ${placed.number} of 3 March 2025 asks for 40 pcs (Jonas Pfeil, 3 March 2025 at 09:12, at a screen).`,
  )
  const note = documents[0]?.lines[0]?.deliveryNote ?? ''
  assert.equal(
    sentence('delivered', 0),
    `Delivery ${note} of 6 March 2025 brought 40 pcs: signed by U. Brandt (Jens Harms, 6 March 2025 at 14:30, at a screen).`,
  )
  assert.match(
    sentence('price', 0) ?? '',
    /^54\.00 EUR is the price of list 2025, which holds since 1 January 2025 \(test,/,
  )
  assert.match(sentence('price', 1) ?? '', /^96\.50 EUR is what contract 14 says since 1 January 2025/)
  assert.match(sentence('list_price', 1) ?? '', /^The list said 98\.00 EUR since 1 January 2025/)
  assert.match(
    sentence('tax', 0) ?? '',
    /^19 % is DE standard rate, which holds since .*, for what was supplied on 6 March 2025\.$/,
  )
  assert.equal(
    sentence('due'),
    'Due 6 April 2025; that is no banking day for the payer, so 7 April 2025 is still in time. The terms count from the day of the invoice, 7 March 2025.',
  )
  assert.match(sentence('purchase_order') ?? '', /^4500098117 is the customer’s order number .*Jonas Pfeil/)
  assert.match(
    sentence('bill') ?? '',
    /drawn and the document issued on 7 March 2025 \(Ida Kolbe.*through the API\)\.$/,
  )

  const text = await clerk.download(contract.lineageText, { documentId, language: 'de' })
  const words = Buffer.from(text.bytes).toString()
  assert.match(words, /^Warum Rechnung .* so ist\n/)
  assert.match(words, /Bestellt: Auftrag \S+ vom 3\. März 2025 bestellt 40 pcs/)
  assert.match(text.name, /-warum\.txt$/)
  assert.equal((await world.as('sales_rep', 'another').refused(contract.readLineage, { documentId })).status, 404)
  assert.equal((await world.as('operations').refused(contract.readLineage, { documentId })).status, 403)
})

test('a document of another system answers with the line of the file it came from', async (t) => {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const shop = await openShop(world)
  const euro = currency('EUR')
  const [issued] = await world.work(async (work) => {
    const rates = [{ percent: parseDecimal('0'), fromOn: day('2000-01-01'), source: null }]
    const [taxCodeId] = await createTaxCodes(work, [{ code: 'as-imported', name: 'as imported', rates }])
    const originId = await originOf(work, { file: 'sales.csv', line: 17 })
    assert.ok(taxCodeId)
    return issueImported(work, {
      entityId: shop.entityId,
      documents: [
        {
          kind: 'invoice',
          number: '536365',
          customerId: shop.customerId,
          customerCountry: 'DE',
          issuedOn: day('2024-12-01'),
          terms: parseTerms('net:30'),
          currency: euro,
          poNumber: null,
          ourOrder: null,
          billTo: ['Lindauer'],
          language: 'en',
          originalId: null,
          reason: null,
          orderId: null,
          salespersonId: null,
          lines: [
            {
              productId: null,
              orderLineId: null,
              deliveryLineId: null,
              originalLineId: null,
              description: 'White hanging heart',
              detail: null,
              quantity: parseDecimal('6'),
              unit: 'pcs',
              unitPrice: parseDecimal('2.55'),
              net: parseMoney('15.30', euro),
              revenue: 'goods',
              taxCodeId,
              taxRateId: null,
              taxPercent: parseDecimal('0'),
              priceKind: 'imported',
              priceId: null,
              suppliedOn: null,
              deliveryNote: null,
              priceOriginId: originId,
              quantityOriginId: originId,
            },
          ],
        },
      ],
    })
  })
  assert.ok(issued)
  await world.settle()
  const documentId = formatId('inv', issued.id)
  const clerk = world.as('billing_clerk')
  const lineage = await clerk.ask(contract.readLineage, { documentId })
  const price = lineage.lines[0]?.facts.find((fact) => fact.field === 'price')
  assert.match(
    price?.sentence ?? '',
    /^2\.55 EUR was taken over with the document \(line 17 of the file sales\.csv, taken over by test,/,
  )
  assert.deepEqual([price?.source?.file, price?.source?.line], ['sales.csv', 17])
  assert.match(
    lineage.document[0]?.sentence ?? '',
    /^536365 was issued on 1 December 2024 by another system and taken over/,
  )
  const shown = await clerk.ask(contract.showDocument, { documentId })
  assert.deepEqual([shown.imported, shown.dispatches], [true, []], 'what another system issued, it also sent')
})

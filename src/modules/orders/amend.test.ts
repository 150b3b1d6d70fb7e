import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { id } from '#kernel/id'
import { currency } from '#kernel/money'
import { parseTerms } from '#modules/parties'
import { amend, fieldNames, type Amended, type Amendment } from './amend.ts'

const address = { addressId: null, lines: ['Inselgraben 22', '88131 Lindau'] }
const order: Amended = {
  head: {
    entityId: id(1n),
    customerId: id(1n),
    salespersonId: null,
    orderedByContactId: null,
    externalNumber: null,
    dealOn: day('2025-02-24'),
    poNumber: null,
    billTo: address,
    shipTo: address,
    wishedOn: null,
    terms: parseTerms('net:30'),
    promised: null,
    note: null,
    currency: currency('EUR'),
  },
  lines: [
    { productId: id(1n), quantity: parseDecimal('40'), unitPrice: null },
    { productId: id(2n), quantity: parseDecimal('10'), unitPrice: null },
  ],
}
const code = (...amendments: Amendment[]) => {
  const outcome = amend(order, amendments)
  return outcome.ok ? 'amended' : outcome.code
}

test('amendments change what they name and nothing else', () => {
  const outcome = amend(order, [
    { field: 'poNumber', value: '4500098117' },
    { field: 'quantity', line: 1, value: parseDecimal('12') },
  ])
  assert.ok(outcome.ok)
  assert.deepEqual(outcome.value, {
    head: { ...order.head, poNumber: '4500098117' },
    lines: [order.lines[0], { ...order.lines[1], quantity: parseDecimal('12') }],
  })
})

test('a line that is not there and an order without lines are refused', () => {
  assert.equal(code({ field: 'quantity', line: 2, value: parseDecimal('1') }), 'line_is_not_on_the_order')
  assert.equal(code({ field: 'removeLine', line: 0 }, { field: 'removeLine', line: 0 }), 'order_has_no_lines')
  assert.equal(code({ field: 'removeLine', line: 0 }), 'amended')
})

test('an amended value is named for its origin', () => {
  assert.deepEqual(
    fieldNames([
      { field: 'terms', value: parseTerms('net:60') },
      { field: 'unitPrice', line: 0, value: null },
    ]),
    ['terms', 'lines.0.unitPrice'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as always, integer, property, record } from 'fast-check'
import { day } from '#kernel/day'
import { compareDecimals, decimalOf, formatDecimal, parseDecimal } from '#kernel/decimal'
import { id } from '#kernel/id'
import { parseTerms } from '#modules/parties'
import { amend } from './amend.ts'
import { cancelling, differences, isAllDelivered, keepsDelivered, type Changing } from './change.ts'

const decimal = parseDecimal
const line = (number: bigint, quantity: string, unitPrice = '10.00', delivered = '0') => ({
  id: id<'oln'>(number),
  lineId: id<'oln'>(number),
  description: `Product ${number}`,
  quantity: decimal(quantity),
  unitPrice: decimal(unitPrice),
  delivered: decimal(delivered),
})
const head: Changing['head'] = {
  poNumber: null,
  terms: parseTerms('net:30'),
  billTo: { addressId: null, lines: ['Street 1'] },
  shipTo: { addressId: null, lines: ['Street 1'] },
  dealOn: day('2025-03-10'),
  wishedOn: null,
  promised: null,
  note: null,
}

test('a change is told value by value, in the order in which an order is read', () => {
  const before = { head, lines: [line(1n, '10'), line(2n, '4')] }
  const after = {
    head: { ...head, poNumber: 'PO-7', terms: parseTerms('net:60') },
    lines: [line(1n, '12', '9.50'), { ...line(3n, '1'), lineId: null }],
  }
  assert.deepEqual(
    differences(before, after).map(({ field, line: at, before: was, after: is }) => [field, at, was, is]),
    [
      ['poNumber', null, null, 'PO-7'],
      ['terms', null, 'net:30', 'net:60'],
      ['quantity', 0, '10', '12'],
      ['unitPrice', 0, '10', '9.5'],
      ['removeLine', 1, '4', null],
      ['addLine', 1, null, '1'],
    ],
  )
  assert.deepEqual(differences(before, before), [])
})

test('what was delivered of a line stays, and so does its price', () => {
  const before = [line(1n, '10', '10.00', '4'), line(2n, '3')]
  const code = (after: Parameters<typeof keepsDelivered>[1]) => {
    const outcome = keepsDelivered(before, after)
    return outcome.ok ? 'kept' : outcome.code
  }
  assert.equal(code([line(1n, '4')]), 'kept')
  assert.equal(code([line(1n, '3.9')]), 'line_is_delivered')
  assert.equal(code([line(2n, '3')]), 'line_is_delivered')
  assert.equal(code([line(1n, '10', '9.00'), line(2n, '3')]), 'price_is_delivered')
  assert.equal(isAllDelivered(before, [line(1n, '4')]), true)
  assert.equal(isAllDelivered(before, [line(1n, '4'), line(2n, '1')]), false)
})

test('a part is cancelled of what is left, never of what was delivered', () => {
  const lines = [line(1n, '10', '10.00', '4'), line(2n, '3')]
  const of = (number: bigint, quantity: string) => ({ lineId: id<'oln'>(number), quantity: decimal(quantity) })
  const said = (parts: Parameters<typeof cancelling>[1]) => {
    const outcome = cancelling(lines, parts)
    return outcome.ok ? outcome.value : outcome.code
  }
  assert.deepEqual(said([of(1n, '2'), of(2n, '3')]), [
    { field: 'removeLine', line: 1 },
    { field: 'quantity', line: 0, value: decimal('8') },
  ])
  assert.equal(said([of(1n, '6.1')]), 'cancels_delivered')
  assert.equal(said([of(3n, '1')]), 'line_is_not_on_the_order')
  assert.equal(said([of(2n, '1'), of(2n, '1')]), 'line_named_twice')
  assert.equal(said([of(2n, '0')]), 'quantity_is_not_positive')
  assert.deepEqual(cancelling([line(1n, '4', '1.00', '4')], null), {
    ok: false,
    code: 'amendment_is_empty',
    facts: {},
  })
  assert.deepEqual(cancelling([line(1n, '4')], null), { ok: true, value: 'whole' })
})

test('whatever is cancelled and however lines move up, each line keeps exactly what is left of it', () => {
  const part = record({
    quantity: integer({ min: 1, max: 50 }),
    delivered: integer({ min: 0, max: 50 }),
    off: integer({ min: 0, max: 60 }),
  })
  always(
    property(array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const lines = parts.map(({ quantity, delivered }, index) =>
        line(BigInt(index + 1), String(quantity), '1.00', String(Math.min(delivered, quantity))),
      )
      const wanted = parts.flatMap(({ off }, index) =>
        off === 0 ? [] : [{ lineId: id<'oln'>(BigInt(index + 1)), quantity: decimalOf(BigInt(off)) }],
      )
      const outcome = cancelling(lines, wanted)
      if (!outcome.ok || outcome.value === 'whole') return
      const drafts = lines.map((each) => ({ ...each, productId: id<'prd'>(each.id) }))
      const amended = amend({ head: head as never, lines: drafts }, outcome.value)
      assert.ok(amended.ok)
      const kept = new Map(amended.value.lines.map((each) => [each.lineId, each.quantity]))
      for (const [index, { quantity, off }] of parts.entries()) {
        const now = kept.get(id<'oln'>(BigInt(index + 1))) ?? decimalOf(0n)
        assert.equal(compareDecimals(now, decimalOf(BigInt(quantity - off))), 0, formatDecimal(now))
      }
    }),
  )
})

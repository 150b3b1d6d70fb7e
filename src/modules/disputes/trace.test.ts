import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { id } from '#kernel/id'
import { causes } from './cause.ts'
import { traceCause, type Author, type TraceFacts } from './trace.ts'

const author = (staff: bigint | null, origin: bigint): Author => ({
  originId: id<'org'>(origin),
  staffId: staff === null ? null : id<'stf'>(staff),
  at: new Date('2025-03-03T09:00:00Z'),
  door: 'screen',
  rule: null,
})
const facts: TraceFacts = {
  cause: 'price',
  priceKind: 'typed',
  billed: null,
  ordered: null,
  delivered: null,
  salespersonId: id<'stf'>(1n),
  price: author(2n, 20n),
  order: author(3n, 30n),
  poNumber: null,
  billTo: null,
  terms: null,
  delivery: { ...author(4n, 40n), deliveredOn: day('2025-03-06') },
  bill: author(null, 50n),
}
const traced = (given: Partial<TraceFacts>) => {
  const { field, staffId, originId } = traceCause({ ...facts, ...given })
  return [field, staffId, originId]
}

test('a typed price has its author; one of the list is the salesperson’s, who put no agreement on file', () => {
  assert.deepEqual(traced({}), ['price', 2n, 20n])
  assert.deepEqual(traced({ priceKind: 'list' }), ['price', 1n, 20n])
  assert.deepEqual(traced({ price: null }), ['price', 3n, 30n])
})

test('each cause leads to the field that it is about and to whoever wrote it', () => {
  assert.deepEqual(traced({ cause: 'quantity' }), ['quantity', 4n, 40n])
  assert.deepEqual(traced({ cause: 'quantity', delivery: null }), ['quantity', 3n, 30n])
  assert.deepEqual(traced({ cause: 'damaged' }), ['goods', 4n, 40n])
  assert.deepEqual(traced({ cause: 'purchase_order' }), ['po_number', 3n, 30n])
  assert.deepEqual(traced({ cause: 'purchase_order', poNumber: author(5n, 60n) }), ['po_number', 5n, 60n])
  assert.deepEqual(traced({ cause: 'duplicate' }), ['bill', null, 50n])
  assert.deepEqual(traced({ cause: 'terms' }), ['terms', 3n, 30n])
  assert.deepEqual(traced({ cause: 'not_ordered' }), ['order', 3n, 30n])
  assert.deepEqual(traced({ cause: 'deduction' }), ['deduction', null, null])
})

test('a bill that is all machine leads to nobody', () => {
  const nothing = { ...facts, salespersonId: null, price: null, order: null, delivery: null, bill: null }
  for (const cause of causes) assert.equal(traceCause({ ...nothing, cause }).staffId, null)
})

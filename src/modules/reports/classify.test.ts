import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classify, isRising, type CustomerFacts } from './classify.ts'

const star: CustomerFacts = {
  orders: 12,
  openGap: 9,
  gap75: 20,
  gap95: 34,
  chanceAlive: 0.93,
  lastOrders: [100_00n, 110_00n, 120_00n, 125_00n, 140_00n, 150_00n],
  expected: 900_00n,
  usualExpected: 300_00n,
  late: 0n,
  inDispute: false,
  ourFaults: 0,
  paysInHabit: true,
  headroom: 5000_00n,
}
const group = (facts: Partial<CustomerFacts>) => classify({ ...star, ...facts })?.group ?? null

test('ready to invest further is who buys in rhythm, more each time, pays as ever and has room', () => {
  assert.deepEqual(classify(star), {
    group: 'invest',
    reasons: ['in_rhythm', 'orders_grow', 'pays_in_habit', 'room_for_more'],
  })
  assert.equal(group({ lastOrders: star.lastOrders.toReversed() }), null)
  assert.equal(group({ headroom: 10_00n }), null)
  assert.equal(group({ paysInHabit: false }), null)
  assert.equal(group({ late: 1n }), null)
  assert.equal(group({ inDispute: true }), null)
  assert.equal(group({ chanceAlive: 0.8 }), null)
})

test('to pursue is who is later than three of four of his gaps, and worth more than most', () => {
  assert.equal(group({ openGap: 25 }), 'pursue')
  assert.equal(group({ openGap: 25, expected: 200_00n }), null)
  assert.equal(group({ openGap: 25, late: 5n }), null)
  // Beyond his rhythm, and yet probably there.
  assert.equal(group({ openGap: 40, chanceAlive: 0.5 }), 'pursue')
})

test('gone cold is who is beyond his own rhythm and probably left; our wrong bills are named', () => {
  assert.deepEqual(classify({ ...star, openGap: 60, chanceAlive: 0.1 }), {
    group: 'cold',
    reasons: ['gone_beyond_rhythm'],
  })
  assert.deepEqual(classify({ ...star, openGap: 60, chanceAlive: 0.1, ourFaults: 3, late: 90_00n })?.reasons, [
    'gone_beyond_rhythm',
    'wrong_bills_before',
    'owes_us',
  ])
  assert.equal(group({ openGap: 60, chanceAlive: 0.1, orders: 2 }), null)
})

test('orders grow when the middle of their slopes says so, whatever one large order does', () => {
  assert.equal(isRising([100n, 100n, 900n, 100n, 100n, 100n]), false)
  assert.equal(isRising([100n, 104n, 108n, 112n]), true)
  assert.equal(isRising([100n, 200n, 300n]), false)
  assert.equal(isRising([100n, 100n, 101n, 101n, 101n, 102n]), false)
})

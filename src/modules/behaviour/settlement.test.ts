import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day, plusDays } from '#kernel/day'
import { daysToPay, settlementOf, type SettlementFacts } from './settlement.ts'

const facts = (over: Partial<SettlementFacts> = {}): SettlementFacts => ({
  total: 119_000n,
  issuedOn: day('2025-03-07'),
  dueOn: day('2025-04-06'),
  receivedOn: day('2025-03-08'),
  bounced: false,
  parts: [],
  refusals: [],
  ...over,
})
const money = (on: string, amount: bigint) => ({ valueOn: day(on), amount, isMoney: true })

test('an invoice is settled on the value day that brings it to 95 per cent', () => {
  const parts = [money('2025-04-20', 6_000n), money('2025-04-04', 113_000n)]
  assert.equal(settlementOf(facts({ parts: parts.slice(0, 1) })), null)
  assert.deepEqual(settlementOf(facts({ parts })), {
    receivedOn: day('2025-03-08'),
    paidOn: day('2025-04-20'),
    termDays: 30,
    leftOut: null,
  })
  assert.equal(settlementOf(facts({ parts: [money('2025-04-04', 113_050n)] }))?.paidOn, day('2025-04-04'))
})

test('what is refused is not waited for, and its late rest does not make him late', () => {
  const refusals = [{ gross: 28_560n, ours: false }]
  const parts = [money('2025-04-04', 90_440n), money('2025-07-01', 28_560n)]
  assert.equal(settlementOf(facts({ refusals, parts }))?.paidOn, day('2025-04-04'))
})

test('a credit note is no payment, and ends a refusal instead of adding to it', () => {
  const credit = { valueOn: day('2025-05-01'), amount: 28_560n, isMoney: false }
  assert.equal(settlementOf(facts({ parts: [{ ...credit, amount: 119_000n }] })), null)
  const settled = settlementOf(
    facts({ parts: [credit, money('2025-04-04', 90_440n)], refusals: [{ gross: 28_560n, ours: true }] }),
  )
  assert.deepEqual([settled?.paidOn, settled?.leftOut], [day('2025-04-04'), 'our_fault'])
})

test('a bill that bounced or was never received says nothing about the customer', () => {
  const parts = [money('2025-05-30', 119_000n)]
  assert.equal(settlementOf(facts({ parts, bounced: true }))?.leftOut, 'bounced')
  assert.equal(settlementOf(facts({ parts, receivedOn: null }))?.leftOut, 'not_received')
})

test('money before the bill is paid on its day', () =>
  assert.equal(daysToPay({ receivedOn: day('2025-03-08'), paidOn: day('2025-03-01') }), 0))

test('the order in which payments became known does not matter', () => {
  const part = fc.record({
    valueOn: fc.integer({ min: 0, max: 90 }).map((n) => plusDays(day('2025-03-07'), n)),
    amount: fc.bigInt({ min: 1n, max: 60_000n }),
    isMoney: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      assert.deepEqual(settlementOf(facts({ parts })), settlementOf(facts({ parts: parts.toReversed() })))
    }),
  )
})

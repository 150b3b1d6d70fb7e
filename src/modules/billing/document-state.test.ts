import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day, plusDays } from '#kernel/day'
import { decideState } from './document-state.ts'

const due = day('2025-04-07')
const invoice = { kind: 'invoice', open: 100n, paid: 0n, effectiveDueOn: due } as const

test('an invoice is late from the day after its effective due day', () => {
  assert.deepEqual(decideState(invoice, due), { state: 'open', daysLate: 0 })
  assert.deepEqual(decideState(invoice, day('2025-04-08')), { state: 'overdue', daysLate: 1 })
})

test('paid is settled by money; settled by a credit note alone is not paid', () => {
  assert.equal(decideState({ ...invoice, open: 0n, paid: 100n }, due).state, 'paid')
  assert.equal(decideState({ ...invoice, open: 0n }, due).state, 'settled')
})

test('a credit note waits or is settled, and is never late', () => {
  const note = { ...invoice, kind: 'credit_note' } as const
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.bigInt({ min: 0n, max: 10n }), (later, open) => {
      const { state, daysLate } = decideState({ ...note, open }, plusDays(due, later))
      assert.equal(daysLate, 0)
      assert.equal(state, open > 0n ? 'open' : 'settled')
    }),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accept, insist, refuse, Refused } from '#kernel/outcome'

test('an accepted outcome gives its value back', () => {
  assert.equal(insist(accept(42)), 42)
})

test('a refusal is data until somebody insists', () => {
  const refusal = refuse('invoice_is_paid', { applied: '10.00' })
  assert.deepEqual(refusal, { ok: false, code: 'invoice_is_paid', facts: { applied: '10.00' } })
  assert.throws(
    () => insist(refusal),
    (error) => error instanceof Refused && error.code === 'invoice_is_paid' && error.facts.applied === '10.00',
  )
})

test('a refusal without facts has none', () => {
  assert.deepEqual(refuse('invoice_has_no_lines').facts, {})
  assert.deepEqual(new Refused('invoice_has_no_lines').facts, {})
})

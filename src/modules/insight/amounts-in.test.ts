import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsIn } from './amounts-in.ts'

test('an amount is understood as people write it', () => {
  for (const text of ['3772.30', '3,772.30', '3.772,30', '3772,3', '3 772,30', '3’772.30'])
    assert.equal(amountsIn(text)[0], 377230n, text)
  assert.deepEqual(amountsIn('3772'), [377200n, 3772n, 3772000n])
  assert.deepEqual(amountsIn('1.250'), [125000n, 1250n, 1250000n])
})

test('what is no amount means none', () => {
  for (const text of ['RE-2025-00188', '', 'abc', '1,2,3']) assert.deepEqual(amountsIn(text), [], text)
})

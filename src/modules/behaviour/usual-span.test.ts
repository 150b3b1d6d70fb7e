import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as always, integer, property } from 'fast-check'
import { usualSpan } from './usual-span.ts'

test('nine of the last ten are told by their days; the odd one is left out', () => {
  const days = [36, 34, 41, 39, 90, 38, 35, 40, 37, 36, 2, 2, 2]
  assert.deepEqual(usualSpan(days), { of: 10, within: 9, from: 34, until: 41 })
  assert.deepEqual(usualSpan([30, 28]), { of: 2, within: 2, from: 28, until: 30 })
  assert.equal(usualSpan([]), null)
})

test('as many payments as it says lie within the span', () => {
  always(
    property(array(integer({ min: -5, max: 120 }), { minLength: 1, maxLength: 14 }), (days) => {
      const span = usualSpan(days)
      assert.ok(span)
      const inside = days.slice(0, 10).filter((each) => each >= span.from && each <= span.until)
      assert.ok(inside.length >= span.within && span.within * 10 >= span.of * 9)
    }),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, bigInt, property, record } from 'fast-check'
import { partsOfBill } from './board.ts'

test('story 1: of 3,170.00 net 2,930.00 was paid and 240.00 leaked; nothing is open', () => {
  const bill = { net: 317_000n, gross: 377_230n }
  assert.deepEqual(partsOfBill({ ...bill, open: 377_230n, credited: 0n, allowed: 0n }), {
    paid: 0n,
    leak: 0n,
    open: 317_000n,
  })
  assert.deepEqual(partsOfBill({ ...bill, open: 28_560n, credited: 0n, allowed: 0n }), {
    paid: 293_000n,
    leak: 0n,
    open: 24_000n,
  })
  assert.deepEqual(partsOfBill({ ...bill, open: 0n, credited: 24_000n, allowed: 0n }), {
    paid: 293_000n,
    leak: 24_000n,
    open: 0n,
  })
})

test('story 2: a discount of 2 % is a leak of 200.00 net', () => {
  assert.deepEqual(partsOfBill({ net: 1_000_000n, gross: 1_190_000n, open: 0n, credited: 0n, allowed: 23_800n }), {
    paid: 980_000n,
    leak: 20_000n,
    open: 0n,
  })
})

test('the parts of a bill add up to its net, and none is negative, whatever happened to it', () => {
  const amount = bigInt(0n, 10n ** 9n)
  holds(
    property(
      record({ net: amount, tax: amount, open: amount, credited: amount, allowed: amount }),
      ({ net, tax, open, ...leaks }) => {
        const gross = net + tax
        const { paid, leak, open: left } = partsOfBill({ net, gross, open: open > gross ? gross : open, ...leaks })
        return paid + leak + left === net && paid >= 0n && leak >= 0n && left >= 0n
      },
    ),
  )
})

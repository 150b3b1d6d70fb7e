import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as holds, bigInt, property, record } from 'fast-check'
import { dealSums } from './deal.ts'

test('story 1 ends with 2,930.00 paid and a leak of 240.00 of 3,170.00', () => {
  const bill = { net: 317_000n, gross: 377_230n, open: 0n, credited: 24_000n, allowed: 0n }
  assert.deepEqual(dealSums({ ordered: 317_000n, delivered: 317_000n, billable: 0n, bills: [bill] }), {
    ordered: 317_000n,
    paid: 293_000n,
    credited: 24_000n,
    allowed: 0n,
    open: 0n,
    billable: 0n,
    undelivered: 0n,
    repriced: 0n,
  })
})

test('whatever happened, the parts of a deal meet what was ordered', () => {
  const amount = bigInt(0n, 10n ** 8n)
  const bill = record({ net: amount, tax: amount, share: bigInt(0n, 100n), credited: amount, allowed: amount })
  holds(
    property(amount, amount, amount, array(bill, { maxLength: 6 }), (ordered, delivered, billable, bills) => {
      const sums = dealSums({
        ordered,
        delivered,
        billable,
        bills: bills.map(({ net, tax, share, ...leaks }) => ({
          net,
          gross: net + tax,
          open: ((net + tax) * share) / 100n,
          ...leaks,
        })),
      })
      const { paid, credited, allowed, open, undelivered, repriced } = sums
      return paid + credited + allowed + open + sums.billable + undelivered + repriced === ordered
    }),
  )
})

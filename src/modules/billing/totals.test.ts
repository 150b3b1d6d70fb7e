import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseDecimal } from '#kernel/decimal'
import { id } from '#kernel/id'
import { currency, formatAmount, money, plus, sum } from '#kernel/money'
import { grossShares } from './billable.ts'
import { totalsOf, type TaxedLine } from './totals.ts'

const euro = currency('EUR')
const line = (net: bigint, percent = '19', taxCode = 1n): TaxedLine => ({
  net: money(net, euro),
  taxCodeId: id(taxCode),
  taxPercent: parseDecimal(percent),
})

test('40 seal kits, 10 bearing sets and freight are 3,170.00 net and 3,772.30 gross', () => {
  const totals = totalsOf(euro, [line(2160_00n), line(965_00n), line(45_00n)])
  assert.deepEqual([totals.net, totals.tax, totals.gross].map(formatAmount), ['3170.00', '602.30', '3772.30'])
})

test('tax is rounded once for a rate, not line by line', () => {
  const totals = totalsOf(euro, [line(3n), line(3n), line(3n), line(10n, '7', 2n)])
  assert.deepEqual(
    totals.taxes.map(({ percent, net, tax }) => [percent.digits, net.amount, tax.amount]),
    [
      [19n, 9n, 2n],
      [7n, 10n, 1n],
    ],
  )
})

const lines = fc.array(
  fc
    .tuple(fc.bigInt(0n, 10n ** 9n), fc.constantFrom('0', '7', '19', '5.5'), fc.bigInt(1n, 3n))
    .map((parts) => line(...parts)),
  { minLength: 1, maxLength: 30 },
)

test('net and tax make the gross, and the tax sums make the tax, whatever the lines', () => {
  fc.assert(
    fc.property(lines, (given) => {
      const totals = totalsOf(euro, given)
      assert.deepEqual(totals.gross, plus(totals.net, totals.tax))
      assert.deepEqual(
        totals.tax,
        sum(
          euro,
          totals.taxes.map((each) => each.tax),
        ),
      )
      assert.deepEqual(
        totals.net,
        sum(
          euro,
          totals.taxes.map((each) => each.net),
        ),
      )
    }),
  )
})

test('the shares of a delivery make the gross of its bill', () => {
  fc.assert(
    fc.property(lines, (given) => {
      assert.deepEqual(sum(euro, grossShares(euro, given)), totalsOf(euro, given).gross)
    }),
  )
})

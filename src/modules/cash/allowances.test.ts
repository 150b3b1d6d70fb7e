import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day } from '#kernel/day'
import { id } from '#kernel/id'
import { currency, money } from '#kernel/money'
import { chargesOfDiscount, restIs, type Rest } from './allowances.ts'

const euro = currency('EUR')
const rest = (over: Partial<Rest>): Rest => ({
  open: 10_116n,
  currency: euro,
  valueOn: day('2025-04-22'),
  offer: { documentId: id(1n), effectiveUntil: day('2025-04-22'), amount: 10_116n },
  allowed: 0n,
  disputed: 0n,
  byHand: false,
  smallThisYear: 0n,
  ...over,
})

test('a discount is earned until the third day after its effective day, and only once', () => {
  assert.equal(restIs(rest({})), 'cash_discount')
  assert.equal(restIs(rest({ valueOn: day('2025-04-25') })), 'cash_discount')
  assert.equal(restIs(rest({ valueOn: day('2025-04-26') })), 'owed')
  assert.equal(restIs(rest({ open: 10_117n })), 'owed')
  assert.equal(restIs(rest({ open: 200n, allowed: 10_000n })), 'owed')
  assert.equal(restIs(rest({ open: 0n })), 'owed')
})

test('a small difference is let go to 1.00 an item and 25.00 a year, never what is refused or left by hand', () => {
  const small = (over: Partial<Rest>) => restIs(rest({ offer: null, open: 100n, ...over }))
  assert.equal(small({}), 'small_difference')
  assert.equal(small({ open: 101n }), 'owed')
  assert.equal(small({ smallThisYear: 2400n }), 'small_difference')
  assert.equal(small({ smallThisYear: 2401n }), 'owed')
  assert.equal(small({ disputed: 100n }), 'owed')
  assert.equal(small({ byHand: true }), 'owed')
  assert.equal(small({ currency: currency('JPY'), open: 1n }), 'small_difference')
  assert.equal(small({ currency: currency('JPY'), open: 2n }), 'owed')
})

test('what bears a discount makes the discount: tax follows the price where the code says so', () => {
  const standard = { taxCodeId: id<'txc'>(1n), net: 1_000_000n, tax: 190_000n, discountMovesTax: true }
  const charges = (amount: bigint, ...taxes: (typeof standard)[]) =>
    chargesOfDiscount(money(amount, euro), taxes).map(({ account, amount: part }) => [account, part.amount])
  assert.deepEqual(charges(23_800n, standard), [
    [4080, 20_000n],
    [2200, 3800n],
  ])
  assert.deepEqual(charges(23_800n, { ...standard, discountMovesTax: false }), [[4080, 23_800n]])
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ net: fc.bigInt(1n, 10n ** 9n), percent: fc.constantFrom(0n, 7n, 19n), moves: fc.boolean() }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.bigInt(1n, 10n ** 7n),
      (rates, amount) => {
        const taxes = rates.map(({ net, percent, moves }, index) => ({
          taxCodeId: id<'txc'>(BigInt(index + 1)),
          net,
          tax: (net * percent) / 100n,
          discountMovesTax: moves,
        }))
        const parts = chargesOfDiscount(money(amount, euro), taxes)
        assert.equal(
          parts.reduce((sum, part) => sum + part.amount.amount, 0n),
          amount,
        )
        assert.ok(parts.every((part) => part.amount.amount > 0n))
      },
    ),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as holds, bigInt, property, record } from 'fast-check'
import { day, plusDays } from '#kernel/day'
import { id } from '#kernel/id'
import { currency } from '#kernel/money'
import {
  checkPromiseDay,
  isKnownThrough,
  judgePromise,
  keptRate,
  longestPromiseDays,
  spreadPromise,
} from './promise.ts'

const euro = currency('EUR')
const item = (number: bigint, payable: bigint, unit = euro) => ({
  itemId: id<'itm'>(number),
  number: `R${number}`,
  currency: unit,
  payable,
})

test('a promise lies on the oldest items first, and never on more than can be paid', () => {
  const items = [item(1n, 9520n), item(2n, 6188n)]
  assert.deepEqual(spreadPromise(items, 10_000n), {
    ok: true,
    value: [
      { itemId: 1n, amount: 9520n },
      { itemId: 2n, amount: 480n },
    ],
  })
  const all = spreadPromise(items, null)
  assert.equal(all.ok && all.value.reduce((sum, part) => sum + part.amount, 0n), 15_708n)
  const codes = [
    spreadPromise(items, 15_709n),
    spreadPromise(items, 0n),
    spreadPromise([item(1n, 0n)], null),
    spreadPromise([item(1n, 5n), item(2n, 5n, currency('GBP'))], null),
  ].map((outcome) => !outcome.ok && outcome.code)
  assert.deepEqual(codes, [
    'promise_is_too_much',
    'promise_is_empty',
    'nothing_to_promise',
    'promise_in_two_currencies',
  ])
})

test('whatever is promised is promised once: the parts meet the amount and none passes its item', () => {
  const payables = array(bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 12 })
  holds(
    property(payables, bigInt(1n, 10n ** 9n), (amounts, amount) => {
      const items = amounts.map((payable, at) => item(BigInt(at + 1), payable))
      const spread = spreadPromise(items, amount)
      const most = amounts.reduce((sum, each) => sum + each, 0n)
      if (!spread.ok) return amount > most || most === 0n
      const byId = new Map(items.map((each) => [each.itemId, each.payable]))
      return (
        spread.value.reduce((sum, part) => sum + part.amount, 0n) === amount &&
        spread.value.every((part) => part.amount > 0n && part.amount <= (byId.get(part.itemId) ?? 0n))
      )
    }),
  )
})

test('story 4: 4,000.00 of 9,520.00 is part kept; all of it is kept; nothing is broken', () => {
  const promised = 952_000n
  assert.deepEqual(judgePromise([{ promised, paid: 400_000n, open: 552_000n }], 0n), {
    verdict: 'part_kept',
    kept: 400_000n,
    wanted: promised,
  })
  assert.equal(judgePromise([{ promised, paid: promised, open: 0n }], 0n).verdict, 'kept')
  assert.equal(judgePromise([{ promised, paid: 0n, open: promised }], 0n).verdict, 'broken')
})

test('what was credited meanwhile is not asked for, and money that lies with us counts for him', () => {
  assert.equal(judgePromise([{ promised: 100n, paid: 60n, open: 0n }], 0n).verdict, 'kept')
  assert.equal(judgePromise([{ promised: 100n, paid: 0n, open: 0n }], 0n).verdict, 'settled')
  assert.equal(judgePromise([{ promised: 100n, paid: 0n, open: 100n }], 100n).verdict, 'kept')
  assert.equal(judgePromise([{ promised: 100n, paid: 20n, open: 80n }], 30n).kept, 50n)
  // He paid a bill of 300 of which he had promised 100: the promise is kept once.
  assert.deepEqual(judgePromise([{ promised: 100n, paid: 300n, open: 0n }], 0n), {
    verdict: 'kept',
    kept: 100n,
    wanted: 100n,
  })
})

test('more money never makes a verdict worse', () => {
  const rank = { broken: 0, part_kept: 1, kept: 2, settled: 2 }
  const amount = bigInt(0n, 1000n)
  const part = record({ promised: bigInt(1n, 1000n), paid: amount, open: amount })
  holds(
    property(array(part, { minLength: 1, maxLength: 5 }), amount, amount, (parts, less, more) => {
      const [a, b] = [judgePromise(parts, less), judgePromise(parts, less + more)]
      return rank[b.verdict] >= rank[a.verdict] && b.kept >= a.kept && a.kept <= a.wanted
    }),
  )
})

test('a day that passed or lies too far away is refused with the last one that may be named', () => {
  const today = day('2025-07-10')
  assert.ok(checkPromiseDay(today, today).ok)
  assert.ok(checkPromiseDay(plusDays(today, longestPromiseDays), today).ok)
  const codes = [plusDays(today, -1), plusDays(today, longestPromiseDays + 1)].map((on) => {
    const checked = checkPromiseDay(on, today)
    return !checked.ok && checked.code
  })
  assert.deepEqual(codes, ['promise_in_the_past', 'promise_is_too_far'])
})

test('nobody is judged while the bank is not known through the last day that is waited for', () => {
  const until = day('2025-07-22')
  assert.equal(isKnownThrough(until, null), false)
  assert.equal(isKnownThrough(until, day('2025-07-21')), false)
  assert.equal(isKnownThrough(until, until), true)
  assert.equal(keptRate({ kept: 0, partKept: 0, broken: 0 }), null)
  assert.equal(keptRate({ kept: 2, partKept: 1, broken: 1 }), 0.5)
})

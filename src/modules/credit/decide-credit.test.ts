import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { currency, money, zero, type Money } from '#kernel/money'
import { decideCredit, policyFrom, type CreditFacts } from './decide-credit.ts'
import { exposureOf, type ExposureParts } from './exposure.ts'

const euro = currency('EUR')
const eur = (amount: bigint): Money => money(amount, euro)
const policy = policyFrom(1, {
  overdueDays: 10,
  overdueAmount: '250.00',
  overdueShare: '5',
  horizonDays: 60,
  starterLimit: '2500.00',
  whenNoLimit: 'starter',
})
const parts = (over: Partial<ExposureParts> = {}): ExposureParts => ({
  openInvoices: zero(euro),
  unbilled: zero(euro),
  orders: zero(euro),
  creditNotes: zero(euro),
  unapplied: zero(euro),
  ...over,
})
const facts = (over: Partial<CreditFacts> = {}): CreditFacts => ({
  exposure: parts(),
  limit: eur(25_000_00n),
  group: null,
  overdue: { oldestDays: 0, amount: zero(euro), balance: zero(euro) },
  brokenPromise: zero(euro),
  prepaid: false,
  publicBody: false,
  ...over,
})

test('Kessler: 45,220.00 at stake against 25,000.00, and 9,520.00 of it twelve days late', () => {
  const kessler = facts({
    exposure: parts({ openInvoices: eur(21_420_00n), orders: eur(23_800_00n) }),
    overdue: { oldestDays: 12, amount: eur(9_520_00n), balance: eur(21_420_00n) },
  })
  assert.deepEqual(decideCredit(kessler, policy), {
    verdict: 'held',
    reasons: ['over_limit', 'overdue'],
    headroom: eur(-20_220_00n),
    short: eur(20_220_00n),
  })
  assert.equal(decideCredit({ ...kessler, prepaid: true }, policy).verdict, 'passed')
  assert.equal(decideCredit({ ...kessler, publicBody: true }, policy).verdict, 'passed')
})

test('a trifle, a week or a small share of the balance stops nobody', () => {
  const held = (oldestDays: number, amount: bigint, balance: bigint) =>
    decideCredit(facts({ overdue: { oldestDays, amount: eur(amount), balance: eur(balance) } }), policy).verdict
  assert.equal(held(11, 250_01n, 5000_00n), 'held')
  assert.equal(held(10, 250_01n, 5000_00n), 'passed')
  assert.equal(held(11, 250_00n, 5000_00n), 'passed')
  assert.equal(held(11, 250_01n, 5000_20n), 'passed')
})

test('without a limit the starter limit ships a first order, and no more', () => {
  const first = (orders: bigint) =>
    decideCredit(facts({ limit: null, exposure: parts({ orders: eur(orders) }) }), policy)
  assert.equal(first(2_500_00n).verdict, 'passed')
  const held = first(2_500_01n)
  assert.ok(held.verdict === 'held')
  assert.deepEqual(held.reasons, ['no_limit'])
  assert.equal(
    decideCredit(facts({ limit: null, exposure: parts({ orders: eur(1n) }) }), { ...policy, whenNoLimit: 'hold' })
      .verdict,
    'held',
  )
})

test('the group counts too', () => {
  const member = facts({
    exposure: parts({ orders: eur(1_000_00n) }),
    group: { limit: eur(50_000_00n), exposure: eur(50_000_01n) },
  })
  const decision = decideCredit(member, policy)
  assert.deepEqual([decision.verdict, decision.headroom], ['held', eur(-1n)])
})

test('moving an amount from order to delivered to billed moves no headroom', () => {
  const amount = fc.bigInt(0n, 10n ** 10n)
  fc.assert(
    fc.property(amount, amount, amount, (a, b, c) => {
      const before = exposureOf(parts({ openInvoices: eur(a), unbilled: eur(b), orders: eur(c) }))
      const delivered = exposureOf(parts({ openInvoices: eur(a), unbilled: eur(b + c) }))
      const billed = exposureOf(parts({ openInvoices: eur(a + b + c) }))
      assert.deepEqual([delivered, billed], [before, before])
    }),
  )
})

test('a word that was not kept holds the next order until it is made good; prepaid orders pass', () => {
  const broken = facts({ brokenPromise: eur(5_520_00n) })
  const decision = decideCredit(broken, policy)
  assert.deepEqual(decision.verdict === 'held' && decision.reasons, ['broken_promise'])
  assert.equal(decideCredit({ ...broken, prepaid: true }, policy).verdict, 'passed')
  assert.equal(decideCredit(facts(), policy).verdict, 'passed')
})

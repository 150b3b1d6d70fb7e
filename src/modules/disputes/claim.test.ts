import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { lineAmount, parseDecimal } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { compare, currency, minus, money, plus, sum, zero, type Money } from '#kernel/money'
import { composeCredit, totalsOf, type CreditableLine } from '#modules/billing'
import { composeClaim, composeDeduction, withClaims, type Claim, type ClaimFacts } from './claim.ts'

const euro = currency('EUR')
const eur = (amount: bigint) => money(amount, euro)
const line = (number: bigint, quantity: string, price: string, percent = '19'): CreditableLine => {
  const net = lineAmount(parseDecimal(quantity), parseDecimal(price), euro)
  return {
    id: id<'iln'>(number),
    quantity: parseDecimal(quantity),
    unitPrice: parseDecimal(price),
    net,
    taxCodeId: id<'txc'>(percent === '19' ? 1n : 2n),
    taxPercent: parseDecimal(percent),
    creditedQuantity: parseDecimal('0'),
    creditedNet: zero(euro),
  }
}
const factsOf = (lines: readonly CreditableLine[], disputed = 0n): ClaimFacts => {
  const totals = totalsOf(euro, lines)
  return { lines, taxes: totals.taxes, creditedTaxes: [], open: totals.gross, disputed: eur(disputed) }
}
const story = factsOf([line(1n, '40', '54'), line(2n, '10', '96.5'), line(3n, '1', '45')])
const codeOf = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? 'ok' : outcome.code)
const first = id<'iln'>(1n)

test('the price that was only in a mail: 40 at 6.00 too much, and its tax', () => {
  const claim = composeClaim(story, [{ lineId: first, agreedPrice: parseDecimal('48') }])
  assert.ok(claim.ok)
  assert.deepEqual([claim.value.net, claim.value.tax, claim.value.gross], [eur(240_00n), eur(45_60n), eur(285_60n)])
  assert.equal(minus(story.open, claim.value.gross).amount, 3_486_70n)
})

test('what is wrong with a claim is said', () => {
  const claim = (...requests: Parameters<typeof composeClaim>[1]) => codeOf(composeClaim(story, requests))
  assert.equal(claim(), 'dispute_has_no_lines')
  assert.equal(claim({ lineId: first, quantity: parseDecimal('41') }), 'dispute_exceeds_line')
  assert.equal(claim({ lineId: first, net: eur(0n) }), 'dispute_is_not_positive')
  assert.equal(claim({ lineId: first, net: money(1n, currency('USD')) }), 'dispute_currency_differs')
  assert.equal(claim({ lineId: first, agreedPrice: parseDecimal('54') }), 'agreed_price_is_not_lower')
  assert.equal(claim({ lineId: id<'iln'>(9n), net: eur(1n) }), 'line_is_not_on_the_invoice')
  assert.equal(claim({ lineId: first, net: eur(1n) }, { lineId: first, net: eur(1n) }), 'line_named_twice')
  const held = composeClaim({ ...story, disputed: story.open }, [{ lineId: first, net: eur(1n) }])
  assert.equal(codeOf(held), 'dispute_exceeds_open')
  const billed = { net: eur(3_170_00n), gross: story.open }
  assert.equal(codeOf(composeDeduction({ ...story, billed }, eur(0n))), 'dispute_is_not_positive')
  assert.equal(codeOf(composeDeduction({ ...story, billed }, money(1n, currency('USD')))), 'dispute_currency_differs')
  assert.equal(codeOf(composeDeduction({ ...story, billed }, eur(3_772_31n))), 'dispute_exceeds_open')
})

test('a short payment takes its tax share from the bill', () => {
  const facts = { ...factsOf([line(1n, '1', '4250.40')]), billed: { net: eur(4_250_40n), gross: eur(5_057_98n) } }
  const claim = composeDeduction(facts, eur(101_16n))
  assert.ok(claim.ok)
  assert.deepEqual([claim.value.net, claim.value.tax], [eur(85_01n), eur(16_15n)])
})

const lines = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 400 }),
      cents: fc.integer({ min: 1, max: 500_000 }),
      percent: fc.constantFrom('19', '7'),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drafts) =>
    drafts.map(({ quantity, cents, percent }, index) =>
      line(
        BigInt(index + 1),
        String(quantity),
        `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
        percent,
      ),
    ),
  )
const asks = fc.array(fc.record({ line: fc.nat(5), share: fc.integer({ min: 1, max: 1000 }) }), { maxLength: 12 })

test('however many cases there are, together they never exceed the bill, and its tax comes out whole', () => {
  fc.assert(
    fc.property(lines, asks, (billed, requests) => {
      const base = factsOf(billed)
      const held: Claim[] = []
      for (const { line: at, share } of requests) {
        const wanted = billed[at % billed.length]
        assert.ok(wanted)
        const facts = {
          ...base,
          ...withClaims(
            base,
            held.flatMap((claim) => claim.lines),
          ),
          disputed: grossOf(held),
        }
        const left = minus(wanted.net, netHeld(held, wanted.id))
        const net = eur((left.amount * BigInt(share) + 999n) / 1000n)
        const claim = composeClaim(facts, [{ lineId: wanted.id, net }])
        if (!claim.ok) {
          assert.ok(left.amount === 0n || claim.code === 'dispute_is_not_positive', claim.code)
          continue
        }
        assert.deepEqual(plus(claim.value.net, claim.value.tax), claim.value.gross)
        assert.deepEqual(
          sum(
            euro,
            claim.value.lines.map((each) => each.tax),
          ),
          claim.value.tax,
        )
        held.push(claim.value)
      }
      assert.ok(compare(grossOf(held), base.open) <= 0)
      const all = billed.every((each) => compare(netHeld(held, each.id), each.net) === 0)
      if (all) assert.deepEqual(grossOf(held), base.open)
    }),
    { numRuns: 400 },
  )
})

test('a case and the credit note that settles it agree to the cent', () => {
  fc.assert(
    fc.property(lines, fc.nat(5), fc.integer({ min: 1, max: 1000 }), (billed, at, share) => {
      const wanted = billed[at % billed.length]
      assert.ok(wanted)
      const facts = factsOf(billed)
      const net = eur((wanted.net.amount * BigInt(share) + 999n) / 1000n)
      const claim = composeClaim(facts, [{ lineId: wanted.id, net }])
      const credit = composeCredit(facts, [{ lineId: wanted.id, net }])
      assert.ok(claim.ok && credit.ok)
      assert.deepEqual([claim.value.net, claim.value.gross], [credit.value.net, credit.value.gross])
    }),
  )
})

const grossOf = (held: readonly Claim[]): Money =>
  sum(
    euro,
    held.map(({ gross }) => gross),
  )
const netHeld = (held: readonly Claim[], lineId: Id<'iln'>): Money =>
  sum(
    euro,
    held.flatMap((claim) => claim.lines.filter((each) => each.lineId === lineId).map(({ net }) => net)),
  )

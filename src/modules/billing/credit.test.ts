import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { decimalOf, parseDecimal, lineAmount, add } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { currency, formatAmount, money, plus, zero, type Money } from '#kernel/money'
import { insist } from '#kernel/outcome'
import { composeCredit, type CreditableLine, type CreditFacts, type CreditRequest } from './credit.ts'
import { totalsOf, type TaxSum } from './totals.ts'

const euro = currency('EUR')
const lineId = (value: bigint): Id<'iln'> => id(value)

const billed = (lineNumber: bigint, quantity: string, price: string, percent = '19'): CreditableLine => ({
  id: lineId(lineNumber),
  quantity: parseDecimal(quantity),
  unitPrice: parseDecimal(price),
  net: lineAmount(parseDecimal(quantity), parseDecimal(price), euro),
  taxCodeId: id(percent === '19' ? 1n : 2n),
  taxPercent: parseDecimal(percent),
  creditedQuantity: decimalOf(0n),
  creditedNet: zero(euro),
})

const invoice = (...lines: CreditableLine[]): CreditFacts => ({
  lines,
  taxes: totalsOf(euro, lines).taxes,
  creditedTaxes: [],
})

/** The facts after a credit note was issued on them. */
function after(
  facts: CreditFacts,
  note: {
    lines: readonly { line: CreditableLine; quantity: ReturnType<typeof decimalOf>; net: Money }[]
    taxes: readonly TaxSum[]
  },
): CreditFacts {
  return {
    ...facts,
    lines: facts.lines.map((line) => {
      const credited = note.lines.find((each) => each.line.id === line.id)
      if (!credited) return line
      return {
        ...line,
        creditedQuantity: add(line.creditedQuantity, credited.quantity),
        creditedNet: plus(line.creditedNet, credited.net),
      }
    }),
    creditedTaxes: [...facts.creditedTaxes, ...note.taxes],
  }
}

const seals = invoice(billed(1n, '40', '54.00'), billed(2n, '10', '96.50'), billed(3n, '1', '45.00'))
const code = (facts: CreditFacts, requests: readonly CreditRequest[]) => {
  const outcome = composeCredit(facts, requests)
  return outcome.ok ? 'credited' : outcome.code
}

test('the price difference of 40 seal kits is credited with its tax', () => {
  const note = insist(composeCredit(seals, [{ lineId: lineId(1n), net: money(240_00n, euro) }]))
  assert.deepEqual([note.net, note.tax, note.gross].map(formatAmount), ['240.00', '45.60', '285.60'])
})

test('a credit names what stands in its way', () => {
  const one = decimalOf(1n)
  assert.equal(code(seals, []), 'credit_note_has_no_lines')
  assert.equal(code(seals, [{ lineId: lineId(9n), quantity: one }]), 'line_is_not_on_the_invoice')
  assert.equal(
    code(seals, [
      { lineId: lineId(1n), quantity: one },
      { lineId: lineId(1n), quantity: one },
    ]),
    'line_named_twice',
  )
  assert.equal(code(seals, [{ lineId: lineId(1n), quantity: decimalOf(41n) }]), 'credit_exceeds_line')
  assert.equal(code(seals, [{ lineId: lineId(1n), quantity: decimalOf(0n) }]), 'credit_is_not_positive')
  assert.equal(code(seals, [{ lineId: lineId(1n), net: money(2160_01n, euro) }]), 'credit_exceeds_line')
  assert.equal(code(seals, [{ lineId: lineId(1n), net: money(0n, euro) }]), 'credit_is_not_positive')
})

test('credit notes together never take more than was billed, and take exactly all of it at the end', () => {
  const line = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9999 }), fc.constantFrom('19', '7'))
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(5), { maxLength: 40 }),
      (shapes, picks) => {
        const start = invoice(
          ...shapes.map(([quantity, cents, percent], index) =>
            billed(BigInt(index + 1), String(quantity), (cents / 100).toFixed(2), percent),
          ),
        )
        const whole = totalsOf(euro, start.lines)
        let facts = start
        let taken = zero(euro)
        const everything = start.lines.flatMap((each) =>
          Array.from({ length: Number(each.quantity.digits) * 10 }, () => each),
        )
        for (const each of [...picks.map((pick) => start.lines[pick % start.lines.length]), ...everything]) {
          if (!each) continue
          const outcome = composeCredit(facts, [{ lineId: each.id, quantity: decimalOf(1n) }])
          if (!outcome.ok) {
            assert.equal(outcome.code, 'credit_exceeds_line')
            continue
          }
          taken = plus(taken, outcome.value.gross)
          assert.ok(taken.amount <= whole.gross.amount, `${taken.amount} of ${whole.gross.amount}`)
          facts = after(facts, outcome.value)
        }
        assert.deepEqual(taken, whole.gross)
      },
    ),
    { numRuns: 200 },
  )
})

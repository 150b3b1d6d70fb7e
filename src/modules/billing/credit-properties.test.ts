import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { decimalOf, lineAmount, type Decimal } from '#kernel/decimal'
import { id } from '#kernel/id'
import { currency, minus, money, plus, sum, zero, type Money } from '#kernel/money'
import { insist } from '#kernel/outcome'
import { composeCredit, type CreditableLine, type CreditFacts } from './credit.ts'
import { totalsOf } from './totals.ts'

const euro = currency('EUR')
const txc = (percent: bigint) => id<'txc'>(percent)

const lineDrafts = fc.array(
  fc.record({
    quantity: fc.bigInt({ min: 1n, max: 400n }),
    price: fc.bigInt({ min: 1n, max: 999_999n }),
    percent: fc.constantFrom(0n, 7n, 19n),
  }),
  { minLength: 1, maxLength: 8 },
)
type Draft = { readonly quantity: bigint; readonly price: bigint; readonly percent: bigint }

function billed(drafts: readonly Draft[]) {
  const lines = drafts.map(({ quantity, price, percent }, index): CreditableLine => {
    const unitPrice: Decimal = { digits: price, scale: 4 }
    return {
      id: id<'iln'>(BigInt(index + 1)),
      quantity: decimalOf(quantity),
      unitPrice,
      net: lineAmount(decimalOf(quantity), unitPrice, euro),
      taxCodeId: txc(percent + 1n),
      taxPercent: decimalOf(percent),
      creditedQuantity: decimalOf(0n),
      creditedNet: zero(euro),
    }
  })
  return { lines, totals: totalsOf(euro, lines) }
}

test('the sums of a document are the sums of its lines and of its taxes, in whatever order the lines stand', () => {
  fc.assert(
    fc.property(lineDrafts, (drafts) => {
      const { lines, totals } = billed(drafts)
      assert.deepEqual(
        totals.net,
        sum(
          euro,
          lines.map((line) => line.net),
        ),
      )
      assert.deepEqual(
        totals.tax,
        sum(
          euro,
          totals.taxes.map((each) => each.tax),
        ),
      )
      assert.deepEqual(totals.gross, plus(totals.net, totals.tax))
      assert.deepEqual(totalsOf(euro, lines.toReversed()), totals)
    }),
  )
})

test('however an invoice is credited bit by bit, the credit notes together are the invoice: no cent over, none left', () => {
  fc.assert(
    fc.property(
      lineDrafts,
      fc.array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 99 })), { maxLength: 12 }),
      (drafts, parts) => {
        const { lines, totals } = billed(drafts)
        let facts: CreditFacts = { lines, taxes: totals.taxes, creditedTaxes: [] }
        let gross: Money = zero(euro)
        const take = (requests: { lineId: CreditableLine['id']; net: Money }[]) => {
          const note = insist(composeCredit(facts, requests))
          gross = plus(gross, note.gross)
          assert.ok(gross.amount <= totals.gross.amount, 'never more than was billed')
          facts = credited(facts, note)
        }
        for (const [index, share] of parts) {
          const line = facts.lines[index % facts.lines.length]
          const left = line ? minus(line.net, line.creditedNet).amount : 0n
          const part = (left * BigInt(share)) / 100n
          if (line && part > 0n) take([{ lineId: line.id, net: money(part, euro) }])
        }
        const rest = facts.lines.flatMap((line) => {
          const net = minus(line.net, line.creditedNet)
          return net.amount > 0n ? [{ lineId: line.id, net }] : []
        })
        if (rest.length > 0) take(rest)
        assert.deepEqual(gross, totals.gross)
      },
    ),
  )
})

function credited(
  facts: CreditFacts,
  note: { lines: readonly { line: CreditableLine; net: Money }[]; taxes: CreditFacts['taxes'] },
): CreditFacts {
  return {
    ...facts,
    creditedTaxes: [...facts.creditedTaxes, ...note.taxes],
    lines: facts.lines.map((line) => {
      const taken = note.lines.find((each) => each.line.id === line.id)
      return taken ? { ...line, creditedNet: plus(line.creditedNet, taken.net) } : line
    }),
  }
}

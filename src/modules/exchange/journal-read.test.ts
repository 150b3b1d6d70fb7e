import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day, isDay } from '#kernel/day'
import { currency } from '#kernel/money'
import { journalEntry } from './journal.ts'
import type { PostingRow } from './store-export.ts'

// A reader of journals by the rules that hledger's manual gives, which shares nothing with the writer.
type Read = { readonly account: string; readonly commodity: string; readonly amount: bigint; readonly cost: bigint }

function readEntry(text: string): { readonly days: string[]; readonly description: string; readonly postings: Read[] } {
  const [head = '', ...lines] = text.split('\n')
  const parts = /^(\S+) [*!] \(([^)]*)\) ([^;]*)$/.exec(head)
  assert.ok(parts, `no transaction line: ${head}`)
  const days = (parts[1] ?? '').split('=')
  assert.equal(lines.pop(), '', 'an entry ends its last line')
  const postings = lines.flatMap((line) => {
    assert.match(line, /^ {2,}\S/, `not indented: ${line}`)
    return line.trim().startsWith(';') ? [] : [readPosting(line.trim())]
  })
  return { days, description: parts[3] ?? '', postings }
}

// The account runs to the first two blanks; a comment begins with a semicolon after them.
function readPosting(line: string): Read {
  const end = line.indexOf('  ')
  assert.ok(end > 0, `no amount: ${line}`)
  const rest = (line.slice(end).split(';')[0] ?? '').trim()
  const [amount = '', cost] = rest.split(' @@ ')
  const [commodity, figure] = readAmount(amount)
  const [, total] = cost === undefined ? [commodity, figure] : readAmount(cost)
  const signed = cost === undefined || figure >= 0n ? total : -total
  return { account: line.slice(0, end), commodity, amount: figure, cost: signed }
}

function readAmount(text: string): readonly [string, bigint] {
  const parts = /^([A-Z]{3}) (-?)(\d+)\.(\d\d)$/.exec(text)
  assert.ok(parts, `no amount: ${text}`)
  const [, commodity = '', sign, whole = '', cents = ''] = parts
  const figure = BigInt(whole + cents)
  return [commodity, sign === '-' ? -figure : figure]
}

const anyText = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('A;B', 'two  blanks', 'a:b', '=x', 'line\nbreak', '; x', 'tab\tin'),
)
const entries = fc.record({
  name: anyText,
  document: fc.option(anyText),
  customer: fc.option(anyText),
  amounts: fc.array(fc.bigInt(-10_000_000n, 10_000_000n), { minLength: 1, maxLength: 5 }),
  foreign: fc.boolean(),
})

test('whatever stands in names, an independent reader finds each posting, each amount, and a balance of nothing', () => {
  fc.assert(
    fc.property(entries, ({ name, document, customer, amounts, foreign }) => {
      const own = [...amounts, -amounts.reduce((sum, each) => sum + each, 0n)]
      const rows = own.map((entityAmount, position): PostingRow => ({
        entryId: 7n,
        position,
        entity: 'DE',
        kind: 'invoice_issued',
        postedOn: day('2025-03-31'),
        valueOn: day('2025-03-02'),
        recordedAt: new Date('2025-03-31T10:00:00Z'),
        document,
        bankReference: null,
        account: 1100 + position,
        accountName: name,
        accountKind: 'asset',
        customerId: customer,
        currency: currency(foreign ? 'USD' : 'EUR'),
        amount: foreign ? entityAmount * 2n : entityAmount,
        entityCurrency: currency('EUR'),
        entityAmount,
      }))
      const [first, ...rest] = rows
      assert.ok(first)
      const read = readEntry(journalEntry([first, ...rest], 'hledger'))
      assert.ok(read.days.every(isDay))
      assert.equal(read.postings.length, rows.length)
      assert.deepEqual(
        read.postings.map(({ account }) => account.slice(0, 11)),
        rows.map(({ account }) => `assets:${account}`),
      )
      assert.ok(read.postings.every(({ account }) => account.split(':').length === 2))
      assert.deepEqual(
        read.postings.map(({ amount }) => amount),
        rows.map(({ amount }) => amount),
      )
      assert.equal(
        read.postings.reduce((sum, { cost }) => sum + cost, 0n),
        0n,
      )
    }),
    { numRuns: 1000 },
  )
})

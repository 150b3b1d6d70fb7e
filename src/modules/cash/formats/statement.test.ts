import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { currency } from '#kernel/money'
import type { LineDraft, StatementDraft } from './statement.ts'
import { provesBalance, settleCurrency, statementJson } from './statement.ts'
import { keyLines } from './line-key.ts'

const eur = currency('EUR')

const line = (change: Partial<LineDraft> = {}): LineDraft => ({
  bookedOn: day('2025-03-10'),
  valueOn: day('2025-03-10'),
  amount: 1000n,
  currency: eur,
  reference: null,
  endToEndId: null,
  payerName: 'Kröger',
  payerAccount: null,
  remittance: 'RE-17',
  bankCode: null,
  creditorReferences: [],
  documentNumbers: [],
  details: {},
  ...change,
})

const draft = (change: Partial<StatementDraft> = {}): StatementDraft => ({
  kind: 'statement',
  format: 'camt.053',
  account: 'DE02120300000000202051',
  currency: eur,
  statementId: '1',
  opening: { day: day('2025-03-09'), amount: 500n, currency: eur },
  closing: { day: day('2025-03-10'), amount: 1500n, currency: eur },
  balanced: true,
  lines: [line()],
  pending: 0,
  notes: [],
  ...change,
})

const keysOf = (...drafts: readonly StatementDraft[]) => {
  const keyed = keyLines()
  return drafts.flatMap((each) => keyed(each).lines.map(({ lineKey }) => lineKey))
}

test('opening and lines make the closing balance, or not, or nobody can tell', () => {
  assert.equal(provesBalance(draft()), true)
  assert.equal(provesBalance(draft({ lines: [line({ amount: 999n })] })), false)
  assert.equal(provesBalance(draft({ opening: null })), null)
  assert.equal(provesBalance(draft({ closing: null })), null)
})

test('amounts of different currencies prove nothing', () => {
  const sek = currency('SEK')
  assert.equal(provesBalance(draft({ closing: { day: null, amount: 1500n, currency: sek } })), false)
  assert.equal(provesBalance(draft({ lines: [line({ currency: sek })] })), false)
})

test('the statement leaves as decimal strings and ISO days, and what is unknown is null', () => {
  const [keyed] = [keyLines()(draft({ opening: null, lines: [line({ amount: -5n, valueOn: null })] }))]
  assert.deepEqual(statementJson(keyed), {
    account: 'DE02120300000000202051',
    currency: 'EUR',
    statementId: '1',
    opening: null,
    closing: { day: '2025-03-10', amount: '15.00' },
    balanced: true,
    lines: [
      {
        bookedOn: '2025-03-10',
        valueOn: null,
        amount: '-0.05',
        currency: 'EUR',
        reference: null,
        endToEndId: null,
        payerName: 'Kröger',
        payerAccount: null,
        remittance: 'RE-17',
        bankCode: null,
      },
    ],
  })
})

test('a balance in another currency than the statement says so', () => {
  const closing = { day: null, amount: 2700n, currency: currency('SEK') }
  assert.deepEqual(statementJson(keyLines()(draft({ closing }))).closing, {
    day: null,
    amount: '27.00',
    currency: 'SEK',
  })
})

test('true twins stay two, and a second reading of the file gives the same keys', () => {
  const twins = draft({ lines: [line(), line(), line({ amount: 1n })] })
  const keys = keysOf(twins)
  assert.equal(new Set(keys).size, 3)
  assert.deepEqual(keysOf(twins), keys)
  assert.deepEqual(
    keyLines()(twins).lines.map(({ occurrence }) => occurrence),
    [1, 2, 1],
  )
})

test('twins on two pages of a day are two payments; the same page twice is one', () => {
  const page = draft({ statementId: 'p1' })
  const next = draft({ statementId: 'p2', opening: page.closing })
  assert.equal(new Set(keysOf(page, next)).size, 2)
  assert.deepEqual(keysOf(page, page), [...keysOf(page), ...keysOf(page)])
})

test('with a reference of the bank, names and texts do not matter', () => {
  const before = draft({ lines: [line({ reference: 'B-1', payerName: null, remittance: null })] })
  const after = draft({ lines: [line({ reference: 'B-1', payerName: 'Kröger', remittance: 'RE-17' })] })
  assert.deepEqual(keysOf(before), keysOf(after))
  assert.notDeepEqual(keysOf(before), keysOf(draft({ lines: [line({ reference: 'B-1', amount: 1n })] })))
  assert.notDeepEqual(keysOf(before), keysOf(draft({ account: 'other', lines: before.lines })))
})

test('without a reference, each thing that tells two payments apart tells two keys apart', () => {
  const [key] = keysOf(draft())
  const others: readonly Partial<LineDraft>[] = [
    { payerName: 'Kroger' },
    { payerAccount: '1' },
    { remittance: 'RE-18' },
    { endToEndId: 'E' },
    { valueOn: day('2025-03-11') },
    { bookedOn: day('2025-03-11') },
  ]
  for (const other of others) assert.notEqual(keysOf(draft({ lines: [line(other)] }))[0], key)
})

test('a file that does not name its currency takes that of the account', () => {
  const unknown = keyLines()(
    draft({
      currency: null,
      lines: [line({ currency: null, amount: 150_000n })],
      opening: null,
      closing: { day: null, amount: 200_000n, currency: null },
    }),
  )
  const yen = settleCurrency(unknown, currency('JPY'))
  assert.ok(yen.ok)
  assert.equal(yen.value.lines[0]?.amount, 1500n)
  assert.equal(yen.value.closing?.amount, 2000n)
  assert.equal(yen.value.currency, 'JPY')
  const dinar = settleCurrency(unknown, currency('KWD'))
  assert.equal(dinar.ok && dinar.value.lines[0]?.amount, 1_500_000n)
})

test('another currency than the account has is refused, and so are cents where there are none', () => {
  const known = settleCurrency(keyLines()(draft()), currency('USD'))
  assert.equal(!known.ok && known.code, 'statement_currency_differs')
  const cents = keyLines()(draft({ currency: null, lines: [line({ currency: null, amount: 101n })] }))
  const yen = settleCurrency(cents, currency('JPY'))
  assert.equal(!yen.ok && yen.code, 'statement_currency_differs')
  const cent = keyLines()(draft({ currency: null, opening: { day: null, amount: 101n, currency: null } }))
  assert.ok(!settleCurrency(cent, currency('JPY')).ok)
})

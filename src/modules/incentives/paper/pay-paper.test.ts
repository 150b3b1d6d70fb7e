import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { id } from '#kernel/id'
import { currency, parseMoney } from '#kernel/money'
import { typeset } from '#platform/typst'
import { payPaper, type PayStatement } from './pay-paper.ts'

const eur = (text: string) => parseMoney(text, currency('EUR'))
const template = new URL('./pay.typ', import.meta.url)

const entry = (over: Partial<PayStatement['entries'][number]>): PayStatement['entries'][number] => ({
  id: id<'cme'>(1n),
  scheme: 'commission',
  kind: 'earn',
  cause: 'neither',
  reason: null,
  customerId: id<'cus'>(1n),
  customerName: 'Aumann Fördertechnik',
  documentId: id<'inv'>(1n),
  invoiceNumber: 'RE-25-0914',
  open: null,
  creditNoteId: null,
  creditNoteNumber: null,
  receiptId: id<'rec'>(1n),
  payerName: 'Aumann Fördertechnik',
  receiptOn: day('2025-04-10'),
  receiptAmount: eur('11662.00'),
  receiptLine: 31,
  basis: eur('9800.00'),
  ratePercent: parseDecimal('5'),
  sharePercent: parseDecimal('100'),
  sharedWith: [],
  amount: eur('490.00'),
  balance: eur('490.00'),
  earnedOn: day('2025-04-10'),
  recordedOn: day('2025-04-11'),
  isLate: false,
  ...over,
})

const statement: PayStatement = {
  staffId: id<'stf'>(1n),
  name: 'Anna Reuter',
  isOwn: true,
  currency: currency('EUR'),
  from: day('2025-04-01'),
  through: day('2025-06-30'),
  freezeOn: day('2025-07-07'),
  plan: null,
  toAccept: [],
  toSign: [],
  before: null,
  opening: eur('0.00'),
  earned: eur('676.00'),
  takenBack: eur('123.00'),
  adjusted: eur('0.00'),
  closing: eur('553.00'),
  payable: eur('553.00'),
  settled: null,
  ending: null,
  bonus: null,
  entries: [
    entry({}),
    entry({
      customerName: 'Hansa Kältetechnik',
      sharePercent: parseDecimal('50'),
      amount: eur('186.00'),
      balance: eur('676.00'),
    }),
    entry({
      kind: 'reverse',
      cause: 'theirs',
      customerName: 'Wesertal Pumpen',
      basis: eur('-2460.00'),
      amount: eur('-123.00'),
      balance: eur('553.00'),
      recordedOn: day('2025-07-02'),
      isLate: true,
    }),
    entry({
      documentId: null,
      customerName: null,
      reason: 'tiers',
      basis: eur('0.00'),
      ratePercent: parseDecimal('0'),
      amount: eur('0.00'),
      balance: eur('553.00'),
    }),
  ],
  months: [],
  customers: [],
  waiting: { count: 2, total: eur('642.04'), invoices: [] },
}

const paper = {
  seller: {
    name: 'Quellwerk Industriebedarf GmbH',
    country: 'DE',
    addressLines: ['Am Speicherhof 14', '28217 Bremen'],
  },
  statement,
  on: day('2025-06-30'),
}

// A figure and its unit stay on one line.
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('every line says whose money it was, why, and what it leaves', () => {
  const { table, result, parts, totals, notes } = payPaper({ ...paper, language: 'en' })
  assert.deepEqual(
    table.rows.map(({ title, details }) => [title, ...details].map(plain)),
    [
      ['Aumann Fördertechnik', 'RE-25-0914 · money came in', 'Bank 10 Apr 2025, line 31, 11,662.00 EUR'],
      ['Hansa Kältetechnik', 'RE-25-0914 · money came in', 'Bank 10 Apr 2025, line 31, 11,662.00 EUR'],
      [
        'Wesertal Pumpen',
        'RE-25-0914 · debit or transfer returned, their cause, found on 2 Jul 2025',
        'Bank 10 Apr 2025, line 31, 11,662.00 EUR',
      ],
      ['Tiers of the quarter'],
    ],
  )
  assert.deepEqual(
    table.rows.map(({ cells }) => cells.slice(2).map(plain)),
    [
      ['5 %', '490.00', '490.00'],
      ['5 %, 50 % of it', '186.00', '676.00'],
      ['5 %', '−123.00', '553.00'],
      ['', '0.00', '553.00'],
    ],
  )
  assert.deepEqual(
    parts.map(({ amount }) => amount),
    ['0.00', '676.00', '−123.00'],
  )
  assert.deepEqual(
    [result.label, result.amount, totals.map(({ amount }) => amount).join()],
    ['To be paid, EUR', '553.00', '553.00'],
  )
  assert.match(notes[0]?.text ?? '', /^2 open bills earn 642\.04/)
})

test('it sets in both languages of staff, short and long, and the same input gives the same bytes', () => {
  const set = (language: 'en' | 'de', entries = statement.entries) =>
    typeset({ template, data: payPaper({ ...paper, language, statement: { ...statement, entries } }) })
  const pages = (pdf: Uint8Array) =>
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  assert.equal(pages(set('en')), 1)
  assert.equal(pages(set('de')), 1)
  assert.ok(pages(set('de', Array.from({ length: 30 }, () => statement.entries).flat())) > 1)
  assert.deepEqual(set('en'), set('en'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { currency, parseMoney } from '#kernel/money'
import { invoicePaper } from './invoice-paper.ts'
import { creditNote, germanWithDiscount, seller, threeLines } from './paper-samples.ts'
import type { InvoicePaper, PaperDocument } from './paper.ts'

const eur = (text: string) => parseMoney(text, currency('EUR'))
const spaced = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ')

const withDocument = (changes: Partial<PaperDocument>): InvoicePaper => ({
  ...threeLines,
  document: { ...threeLines.document, ...changes },
})

test('the box says how much, by when and to whom, and that a Sunday is not the last day', () => {
  const { box } = invoicePaper(threeLines)
  const [amount, due] = box.figures
  assert.deepEqual([amount?.value, amount?.unit, amount?.notes], ['3,772.30', 'EUR', ['no deductions']])
  assert.equal(due?.value, '6 April 2025')
  assert.deepEqual(due?.notes.map(spaced), ['Sunday; Monday 7 April is in time'])
  assert.equal(box.bank?.account, 'DE89 3704 0044 0532 0130 00')
  assert.equal(box.bank?.reference.text, 'RE-2025-00188')
  assert.match(box.code?.picture ?? '', /^<svg /)
})

test('a due day that is a banking day has no note, a bank holiday in the week has its own', () => {
  const plain = invoicePaper(withDocument({ dueOn: day('2025-04-07'), effectiveDueOn: day('2025-04-07') }))
  assert.deepEqual(plain.box.figures[1]?.notes, [])
  const easter = invoicePaper(withDocument({ dueOn: day('2025-04-18'), effectiveDueOn: day('2025-04-22') }))
  assert.deepEqual(easter.box.figures[1]?.notes.map(spaced), ['Bank holiday; Tuesday 22 April is in time'])
})

test('a cash discount names the amount to pay, the day and the rate, as the customer writes them', () => {
  const [amount] = invoicePaper(germanWithDiscount).box.figures
  assert.equal(amount?.value, '3.772,30')
  assert.deepEqual(amount?.notes.map(spaced), ['oder 3.696,85 EUR bis 17. März 2025 (2 % Skonto)'])
})

test('a line says what, how much and when it came', () => {
  const [kit, , freight] = invoicePaper(threeLines).table.rows
  assert.equal(kit?.title, 'Seal kit, shaft 40 mm, EPDM')
  assert.deepEqual(kit?.details, ['SK-40-EPDM · Delivered 6 March 2025, note LS-2025-00391'])
  assert.deepEqual(kit?.cells.map(spaced), ['1', '40 pcs', '54.00', '19 %', '2,160.00'])
  assert.deepEqual(freight?.details, ['FR-01'])
  assert.deepEqual(freight?.cells.map(spaced), ['3', '1', '45.00', '19 %', '45.00'])
})

test('the sums are the stored ones, even where they would not add up', () => {
  const odd = { ...threeLines, totals: { ...threeLines.totals, net: eur('3170.01') } }
  const { sums, total } = invoicePaper(odd)
  assert.deepEqual(
    sums.map(({ label, amount }) => [spaced(label), amount]),
    [
      ['Goods', '3,125.00'],
      ['Freight', '45.00'],
      ['Net', '3,170.01'],
      ['VAT 19 %', '602.30'],
    ],
  )
  assert.deepEqual(total, { label: 'Total, EUR', amount: '3,772.30' })
})

test('an advance is taken off below the total, and the box asks for the rest', () => {
  const totals = { ...threeLines.totals, prepaid: eur('1000.00'), payable: eur('2772.30') }
  const { afterTotal, box } = invoicePaper({ ...threeLines, totals })
  assert.deepEqual(
    afterTotal.map(({ label, amount }) => `${label} ${amount}`),
    ['Paid in advance 1,000.00', 'Still to pay, EUR 2,772.30'],
  )
  assert.equal(box.figures[0]?.value, '2,772.30')
})

test('a bill that is paid already asks for nothing', () => {
  const totals = { ...threeLines.totals, prepaid: eur('3772.30'), payable: eur('0.00') }
  const { box } = invoicePaper({ ...threeLines, totals })
  assert.deepEqual(
    box.figures.map(({ label, value, notes }) => [label, value, ...notes]),
    [['Nothing to pay', '0.00', 'paid in advance, thank you']],
  )
  assert.deepEqual([box.bank, box.code], [null, null])
})

test('a credit note names the invoice it corrects and says what to do with the money', () => {
  const { box, lead, facts, notes } = invoicePaper(creditNote)
  assert.equal(lead, 'Corrects our invoice RE-2025-00188 of 7 March 2025.')
  assert.deepEqual(
    box.figures.map(({ label, value }) => [label, value]),
    [
      ['We credit you', '285.60'],
      ['Against invoice', 'RE-2025-00188'],
    ],
  )
  assert.match(box.remark ?? '', /next payment/)
  assert.deepEqual([box.bank, box.code, notes], [null, null, []])
  assert.ok(facts.some(({ label, value }) => label === 'For invoice' && value === 'RE-2025-00188'))
})

test('what is not known leaves no gap', () => {
  const bare: InvoicePaper = {
    ...threeLines,
    seller: { name: 'Anna Reuter', country: 'DE', addressLines: [] },
    buyer: { name: 'Aumann', addressLines: [] },
    document: {
      kind: 'invoice',
      number: '1',
      issuedOn: day('2025-03-07'),
      taxPointOn: day('2025-03-07'),
      currency: currency('EUR'),
      yourOrder: null,
    },
    taxes: [],
    notes: [],
  }
  const { facts, footer, box, notes, lead } = invoicePaper(bare)
  assert.deepEqual(
    facts.map((fact) => fact.label),
    ['Date', 'Supplied on'],
  )
  assert.deepEqual(footer, [['Anna Reuter'], [], []])
  assert.equal(box.figures.length, 1)
  assert.deepEqual([box.bank, box.code], [null, null])
  assert.deepEqual(
    notes.map((note) => note.heading),
    ['Something not right?'],
  )
  assert.equal(lead, 'Thank you for your order.')
})

test('a seller in the United States writes on letter paper and has no VAT', () => {
  const { paper, table } = invoicePaper({ ...threeLines, locale: 'en-US', seller: { ...seller, country: 'US' } })
  assert.equal(paper, 'us-letter')
  assert.equal(table.head[4], 'Tax')
})

test('prices show as many decimals as the currency, or as were agreed', () => {
  const [kit] = threeLines.lines
  assert.ok(kit)
  const priced = (code: string, price: string) => {
    const lines = [{ ...kit, unitPrice: parseDecimal(price), net: parseMoney('1000', currency(code)) }]
    const [row] = invoicePaper({ ...withDocument({ currency: currency(code) }), lines }).table.rows
    return row?.cells.slice(2).map(spaced)
  }
  assert.deepEqual(priced('JPY', '25'), ['25', '19 %', '1,000'])
  assert.deepEqual(priced('KWD', '25.5'), ['25.500', '19 %', '1,000.000'])
  assert.deepEqual(priced('EUR', '0.00125'), ['0.00125', '19 %', '1,000.00'])
})

test('a word that no column holds may break, and every other word may not', () => {
  const name = `Donaudampfschifffahrtsgesellschaftskapitänsmützen GmbH`
  const [line] = invoicePaper({ ...threeLines, buyer: { name, addressLines: [] } }).address
  assert.ok(line)
  assert.ok(line.includes('\u200b'))
  assert.equal(line.replaceAll('\u200b', ''), name)
  assert.equal(invoicePaper(threeLines).address[0], 'Lindauer Maschinenbau GmbH')
})
